package org.declic.boot.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.declic.boot.observe.WaitingEvents.Line;
import org.declic.event.Backlog;
import org.declic.store.SetClock;
import org.junit.jupiter.api.Test;

class WaitingEventsTest {

    private final SetClock clock = new SetClock();
    private final AtomicInteger looks = new AtomicInteger();
    private final WaitingEvents waiting = new WaitingEvents(new Growing(), clock);
    private boolean unavailable;

    @Test
    void what_waits_is_looked_up_once_in_five_seconds_however_many_ask() {
        var first = new Line(1, Duration.ofSeconds(3));
        var asked = Stream.generate(() -> CompletableFuture.supplyAsync(waiting::now))
                .limit(20)
                .toList();
        assertThat(asked).allSatisfy(one -> assertThat(one.join()).isEqualTo(first));
        clock.move(Duration.ofSeconds(4));
        assertThat(waiting.now()).isEqualTo(first);
        clock.move(Duration.ofSeconds(1));
        assertThat(waiting.now()).isEqualTo(new Line(2, Duration.ofSeconds(3)));
    }

    @Test
    void a_database_that_is_unavailable_is_not_asked_by_everybody_either() {
        unavailable = true;
        assertThatThrownBy(waiting::now).hasMessage("unavailable");
        unavailable = false;
        assertThatThrownBy(waiting::now).hasMessage("unavailable");
        assertThat(looks).hasValue(1);
        clock.move(Duration.ofSeconds(5));
        assertThat(waiting.now().count()).isEqualTo(2);
    }

    /** One more at each look; the oldest has always come three seconds ago. */
    private final class Growing implements Backlog {

        @Override
        public long waiting(int most) {
            return looks.get();
        }

        @Override
        public Optional<Instant> oldest() {
            looks.incrementAndGet();
            if (unavailable) {
                throw new IllegalStateException("unavailable");
            }
            return Optional.of(clock.instant().minusSeconds(3));
        }
    }
}
