package org.declic.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a step does that does not end until it is closed. */
final class StuckStep implements Runnable, AutoCloseable {

    private final CountDownLatch isStuck = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Override
    public void run() {
        isStuck.countDown();
        try {
            mayGoOn.await();
        } catch (InterruptedException shutDown) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it is stuck within a minute. */
    boolean isReached() throws InterruptedException {
        return isStuck.await(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        mayGoOn.countDown();
    }
}
