package org.declic.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.EventLog.Arrival;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits for whom when requests share a transaction; the database is a list here. */
class SharedCommitTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Arrival> stored = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();

    @AfterEach
    void stop() {
        release.countDown();
        threads.shutdownNow();
    }

    @Test
    void who_waits_too_long_for_those_that_wait_for_a_contact_is_recorded_on_its_own() throws Exception {
        var commit = new SharedCommit(new Direct(), this::appendUnlessHeld, Duration.ofMillis(1));
        var first = threads.submit(() -> commit.record(List.of(event("held@example.com"))));
        Awaitility.await().until(() -> held.get() == 1);
        var second = threads.submit(() -> commit.record(List.of(event("held@example.com"))));
        Awaitility.await().until(() -> held.get() == 2);

        var other = threads.submit(() -> commit.record(List.of(event("ana@example.com"))));
        assertThat(other.get(10, TimeUnit.SECONDS)).hasSize(1);
        assertThat(first.isDone() || second.isDone()).isFalse();
        assertThat(stored).as("only that of who waits for nobody").hasSize(1);

        release.countDown();
        assertThat(first.get()).hasSize(1);
        assertThat(second.get()).hasSize(1);
        assertThat(stored).hasSize(3);
    }

    @Test
    void each_is_recorded_once_however_soon_it_loses_patience() throws Exception {
        var commit = new SharedCommit(new Direct(), this::append, Duration.ofNanos(1));
        var senders = IntStream.range(0, 16)
                .mapToObj(sender -> (Callable<Boolean>) () -> {
                    for (var number = 0; number < 500; number++) {
                        var mine = event("s" + sender + "." + number + "@example.com");
                        var recorded = commit.record(List.of(mine));
                        assertThat(recorded).extracting(one -> one.event().id()).containsExactly(mine.id());
                    }
                    return true;
                })
                .toList();
        for (var one : threads.invokeAll(senders)) {
            assertThat(one.get()).isTrue();
        }
        assertThat(stored).hasSize(16 * 500).doesNotHaveDuplicates();
    }

    /** Two that start at the same moment share a transaction sooner or later; that one is then held up. */
    @Test
    void who_has_been_taken_along_sleeps_until_the_commit() throws Exception {
        var sleepers = Collections.synchronizedList(new ArrayList<Thread>());
        var commit = new SharedCommit(
                new Direct(),
                arrivals -> {
                    if (arrivals.size() > 1) {
                        held.incrementAndGet();
                        sleepers.remove(Thread.currentThread());
                        await(release);
                    }
                    return append(arrivals);
                },
                FOR_EVER);
        while (held.get() == 0) {
            var together = new CyclicBarrier(2);
            sleepers.clear();
            var both = List.of(send(commit, together, sleepers), send(commit, together, sleepers));
            Awaitility.await().until(() -> held.get() > 0 || both.stream().allMatch(Future::isDone));
        }
        Awaitility.await().until(() -> sleepers.size() == 1 && sleepers.get(0).getState() == Thread.State.WAITING);
    }

    private Future<List<Recorded>> send(SharedCommit commit, CyclicBarrier together, List<Thread> sleepers) {
        return threads.submit(() -> {
            sleepers.add(Thread.currentThread());
            together.await();
            return commit.record(List.of(event("ana@example.com")));
        });
    }

    private List<Recorded> appendUnlessHeld(List<Arrival> arrivals) {
        if (arrivals.get(0).event().contact().value().startsWith("held")) {
            held.incrementAndGet();
            await(release);
        }
        return append(arrivals);
    }

    private List<Recorded> append(List<Arrival> arrivals) {
        stored.addAll(arrivals);
        return arrivals.stream()
                .map(one -> new Recorded(
                        new RecordedEvent(
                                new Contact(1, Tenant.NONE, one.event().contact()),
                                1,
                                1,
                                one.id(),
                                one.event().name(),
                                EventValue.NONE,
                                NOW,
                                NOW,
                                false),
                        false))
                .toList();
    }

    private static Arrival event(String contact) {
        var id = EventId.of(UUID.randomUUID().toString());
        var event = new TrackedEvent(
                Tenant.NONE, new Email(contact), new EventName("Ordered"), EventValue.NONE, id, NOW, false);
        return new Arrival(event, id, NOW, NOW, false);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Direct implements Transaction {

        @Override
        public <T> T run(Supplier<T> work) {
            return work.get();
        }

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
