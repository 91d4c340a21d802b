package org.declic.automation;

import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.jspecify.annotations.Nullable;

/** The engine's job that gives recorded events to the automations; retries, incidents and clustering are the engine's. */
public final class CorrelationJob implements JobHandler<CorrelationJobConfiguration> {

    /** As Cockpit and the REST API show it. */
    public static final String TYPE = "declic-correlate-events";

    private final CorrelatePending correlate;
    private final LookBack lookBack;
    private final TakeUpKept takeUp;
    private final CorrelationObserver observer;
    private final FailedCorrelation failed;
    private final JobsUnderWay running;

    CorrelationJob(
            CorrelatePending correlate,
            LookBack lookBack,
            TakeUpKept takeUp,
            CorrelationObserver observer,
            FailedCorrelation failed,
            JobsUnderWay running) {
        this.correlate = correlate;
        this.lookBack = lookBack;
        this.takeUp = takeUp;
        this.failed = failed;
        this.observer = observer;
        this.running = running;
    }

    /**
     * The engine shows a job that belongs to no process to every user and lets each of them change it. By a key of its own, which
     * no process has, the engine asks for authorisations on all process definitions, or on this key.
     */
    static void send(CommandContext context, CorrelationJobConfiguration configuration, @Nullable String tenantId) {
        var job = new MessageEntity();
        job.setJobHandlerType(TYPE);
        job.setJobHandlerConfiguration(configuration);
        job.setTenantId(tenantId);
        job.setProcessDefinitionKey(TYPE);
        context.getJobManager().send(job);
    }

    public FailedCorrelation failed() {
        return failed;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(
            CorrelationJobConfiguration configuration,
            ExecutionEntity execution,
            CommandContext context,
            String tenantId) {
        var origin = configuration.origin() == null ? Map.<String, String>of() : configuration.origin();
        if (running.doing(() -> observer.correlating(origin, () -> isLeft(configuration, context)))) {
            send(context, configuration, tenantId);
        }
    }

    /** Does the job; whether there is more to do. */
    private boolean isLeft(CorrelationJobConfiguration configuration, CommandContext context) {
        if (configuration.batch() != null) {
            return correlate.batch(context, configuration.batch());
        }
        if (configuration.lookBack() != null) {
            lookBack.from(context, configuration.lookBack());
            return false;
        }
        if (configuration.takeUp() != null) {
            return takeUp.next(context, configuration.takeUp());
        }
        correlate.single(context, configuration.contact(), configuration.seq(), configuration.target());
        return false;
    }

    @Override
    public CorrelationJobConfiguration newConfiguration(String canonicalString) {
        return CorrelationJobConfiguration.of(canonicalString);
    }

    @Override
    public void onDelete(CorrelationJobConfiguration configuration, JobEntity job) {
        // an event stays recorded when an operator drops its job
    }
}
