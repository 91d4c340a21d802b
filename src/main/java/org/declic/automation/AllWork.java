package org.declic.automation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.declic.entry.operate.Work;

/** Each kind of {@link Work} that there is, and its queue. */
public record AllWork(ScheduleWork schedule, List<Work> kinds) {

    /** None. */
    public static AllWork none() {
        return new AllWork(new ScheduleWork(), List.of());
    }

    public AllWork {
        kinds = List.copyOf(kinds);
    }

    void connect(ProcessEngineConfigurationImpl engine) {
        schedule.connect(engine, kinds);
    }

    List<JobHandler<?>> handlers() {
        return kinds.stream()
                .<JobHandler<?>>map(one -> new WorkJob(one, schedule))
                .toList();
    }

    /** The types of all jobs of Declic that belong to no process. */
    Set<String> jobTypes() {
        var types = new TreeSet<String>();
        kinds.forEach(one -> types.add(one.type()));
        types.add(CorrelationJob.TYPE);
        return types;
    }
}
