package org.declic.boot.security;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.declic.boot.security.AwaitedBytes.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends requests that come in too slowly. Tomcat bounds the wait for the next byte only, and each body that is waited for
 * holds one of its threads. Time in all is bounded here, and how many wait: of too many, those that have waited longest go,
 * first those of the address that has most, so that who sends quickly finds a thread. Clients that do not read their answers
 * hold threads too, and are counted with them.
 */
final class ReadingWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingWatch.class);
    private static final long EVERY_MILLIS = 100;

    /** What comes sooner is not slow. */
    private static final long PATIENCE = Duration.ofMillis(500).toNanos();

    /** What nobody wants any more is read for so long, so that the sender gets to see the answer. */
    private static final Duration REST = Duration.ofSeconds(5);

    /** A reader who takes something now and then may be on a very slow line; Tomcat ends those who take nothing. */
    private static final Duration READER = Duration.ofMinutes(10);

    private final HttpSettings settings;
    private final Set<Serving> serving = ConcurrentHashMap.newKeySet();
    private final Set<AwaitedBytes> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "declic-slow-requests");
        thread.setDaemon(true);
        return thread;
    });

    ReadingWatch(HttpSettings settings) {
        this.settings = settings;
        timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    AwaitedBytes headers(String address, SocketChannel channel) {
        return opened(begun(new AwaitedBytes(address, channel, Kind.HEADERS, settings.headerTime())));
    }

    /** A body, none of which is waited for yet. */
    AwaitedBytes body(String address, SocketChannel channel) {
        return opened(new AwaitedBytes(address, channel, Kind.BODY, settings.bodyTime()));
    }

    /** The rest of a body that is thrown away. */
    AwaitedBytes rest(String address, SocketChannel channel) {
        return opened(begun(new AwaitedBytes(address, channel, Kind.BODY, REST)));
    }

    /** A client that does not read; not waited for yet. */
    AwaitedBytes answer(String address, SocketChannel channel) {
        return opened(new AwaitedBytes(address, channel, Kind.READER, READER));
    }

    /** To be looked at while a thread is at it. */
    void begin(Serving one) {
        serving.add(one);
    }

    void end(Serving one) {
        serving.remove(one);
        one.end(this);
    }

    void end(AwaitedBytes one) {
        open.remove(one);
    }

    private static AwaitedBytes begun(AwaitedBytes one) {
        one.begins(System.nanoTime());
        return one;
    }

    private AwaitedBytes opened(AwaitedBytes one) {
        open.add(one);
        return one;
    }

    private void look() {
        try {
            var now = System.nanoTime();
            serving.forEach(one -> one.look(this, now));
            for (var one : open) {
                if (one.isOverdue(now)) {
                    giveUp(one, "the request came too slowly");
                }
            }
            tooMany(now);
        } catch (RuntimeException failed) {
            LOG.warn("Slow requests could not be looked through", failed);
        }
    }

    private void tooMany(long now) {
        var slow = open.stream()
                .filter(one -> one.holdsThread() && one.givenUp() == null && one.waiting(now) > PATIENCE)
                .sorted(Comparator.comparingLong((AwaitedBytes one) -> one.waited(now))
                        .reversed())
                .collect(Collectors.groupingBy(AwaitedBytes::address, Collectors.toCollection(ArrayList::new)));
        slow.values().forEach(ofAddress -> endOldest(ofAddress, ofAddress.size() - settings.slowBodiesPerAddress()));
        var all = slow.values().stream().mapToInt(List::size).sum();
        for (; all > settings.slowBodies(); all--) {
            endOldest(most(slow), 1);
        }
    }

    private static List<AwaitedBytes> most(Map<String, ArrayList<AwaitedBytes>> slow) {
        return slow.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow();
    }

    private void endOldest(List<AwaitedBytes> ofAddress, int count) {
        for (var number = 0; number < count; number++) {
            giveUp(ofAddress.remove(0), "too many requests come slowly at a time");
        }
    }

    private void giveUp(AwaitedBytes one, String why) {
        LOG.debug("A request of {} is ended: {}", one.address(), why);
        one.giveUp(why);
        if (!one.holdsThread()) {
            open.remove(one);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
