package org.declic.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Four clients that track an event of fifty contacts until they are stopped. */
final class SendingThreads implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final int CONTACTS = 50;

    private final App app;
    private final String event;
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final List<Future<Integer>> acknowledged;

    SendingThreads(App app, String event) {
        this.app = app;
        this.event = event;
        acknowledged =
                Stream.generate(() -> clients.submit(this::send)).limit(CLIENTS).toList();
    }

    private int send() {
        var mine = 0;
        for (; !stop.get(); mine++) {
            var number = sent.incrementAndGet();
            var id = event + "-" + number;
            app.track(event, "load" + number % CONTACTS + "@example.com", Map.of("event_id", id));
        }
        return mine;
    }

    /** Waits until so many more have been sent. */
    void awaitMore(int events) {
        var reached = sent.get() + events;
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> sent.get() >= reached);
    }

    /** Stops the clients, and says how many events were acknowledged. */
    int finish() throws Exception {
        stop.set(true);
        var all = 0;
        for (var one : acknowledged) {
            all += one.get(2, TimeUnit.MINUTES);
        }
        return all;
    }

    @Override
    public void close() {
        stop.set(true);
        clients.shutdown();
    }
}
