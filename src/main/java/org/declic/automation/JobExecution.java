package org.declic.automation;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** The job executor of this node, which correlates recorded events among its other jobs. */
public final class JobExecution {

    private final ProcessEngine engine;

    public JobExecution(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Whether it looks for jobs. */
    public boolean isActive() {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        return executor != null && executor.isActive();
    }
}
