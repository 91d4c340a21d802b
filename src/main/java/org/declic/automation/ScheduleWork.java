package org.declic.automation;

import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.contact.Tenant;
import org.declic.entry.operate.Work;
import org.declic.entry.operate.WorkQueue;
import org.jspecify.annotations.Nullable;

/** Creates the engine's jobs for {@link Work}, in the running transaction. */
public final class ScheduleWork implements WorkQueue {

    private final Map<String, Work> kinds = new HashMap<>();
    private volatile @Nullable ProcessEngineConfigurationImpl engine;

    void connect(ProcessEngineConfigurationImpl connected, Collection<Work> works) {
        works.forEach(work -> kinds.put(work.type(), work));
        engine = connected;
    }

    Set<String> types() {
        return kinds.keySet();
    }

    /** The work of this type; null if it is none of ours. */
    @Nullable
    Work kind(String type) {
        return kinds.get(type);
    }

    @Override
    public void add(String type, String what, Tenant tenant) {
        var connected = engine;
        if (connected == null) {
            throw new IllegalStateException("Work can be queued only once the process engine is up");
        }
        connected.getCommandExecutorTxRequired().execute(context -> {
            send(context, type, what, tenant.idOrNull(), Duration.ZERO, null);
            return null;
        });
    }

    /**
     * The key of a process that there is not has the engine ask for authorisations on it, as for jobs that correlate events.
     *
     * @param in how long the job may wait
     * @param retries how many tries it has; null for all
     */
    void send(
            CommandContext context,
            String type,
            String what,
            @Nullable String tenantId,
            Duration in,
            @Nullable Integer retries) {
        var job = new MessageEntity();
        job.setJobHandlerType(type);
        job.setJobHandlerConfiguration(new WorkJob.What(what));
        job.setTenantId(tenantId);
        job.setProcessDefinitionKey(type);
        if (!in.isZero()) {
            job.setDuedate(new Date(ClockUtil.getCurrentTime().getTime() + in.toMillis()));
        }
        var work = kinds.get(type);
        if (retries != null) {
            job.setRetries(retries);
        } else if (work != null && !work.waits().isEmpty()) {
            job.setRetries(work.waits().size() + 1);
        }
        context.getJobManager().send(job);
    }
}
