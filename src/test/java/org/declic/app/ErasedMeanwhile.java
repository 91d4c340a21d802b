package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;

/** Runs in the job of the mail, which goes on when the test says so. */
public class ErasedMeanwhile implements ExecutionListener {

    static volatile CountDownLatch reached = new CountDownLatch(1);
    static volatile CountDownLatch goOn = new CountDownLatch(1);
    static volatile CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void notify(DelegateExecution execution) throws Exception {
        Context.getCommandContext().registerCommandContextListener(new CommandContextListener() {
            @Override
            public void onCommandContextClose(CommandContext context) {
                ended.countDown();
            }

            @Override
            public void onCommandFailed(CommandContext context, Throwable failed) {
                ended.countDown();
            }
        });
        assertThat(execution.getProcessBusinessKey())
                .as("what the mail reads first")
                .isNotNull();
        reached.countDown();
        assertThat(goOn.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
