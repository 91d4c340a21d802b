package org.declic.automation.operate;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.declic.automation.Definitions;
import org.declic.automation.DeployedHints;
import org.declic.entry.Automation;
import org.declic.entry.operate.DesignWarnings;

/** Reads the diagram that is deployed. */
public final class EngineDesignWarnings implements DesignWarnings {

    private final ProcessEngine engine;
    private final DeployedHints hints;

    public EngineDesignWarnings(ProcessEngine engine, DeployedHints hints) {
        this.engine = engine;
        this.hints = hints;
    }

    @Override
    public List<String> of(Automation readable) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> Definitions.find(context, readable.definitionId())
                        .map(definition -> hints.of(context, definition))
                        .orElse(List.of()));
    }
}
