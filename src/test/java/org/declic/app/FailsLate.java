package org.declic.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Fails, the first time when the test says so. */
public class FailsLate implements JavaDelegate {

    static final AtomicInteger RUNS = new AtomicInteger();
    static volatile CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public void execute(DelegateExecution execution) throws Exception {
        RUNS.incrementAndGet();
        if (goOn.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("late");
        }
    }
}
