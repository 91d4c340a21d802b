package org.declic.automation;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.declic.contact.Tenant;
import org.declic.event.Correlation;
import org.jspecify.annotations.Nullable;

/** Creates the engine's job for a batch of events, in the transaction that records them. */
public final class ScheduleCorrelation implements Correlation {

    private volatile @Nullable ProcessEngineConfigurationImpl engine;
    private volatile CorrelationObserver observer = new CorrelationObserver() {};

    void connect(ProcessEngineConfigurationImpl engine, CorrelationObserver observer) {
        this.observer = observer;
        this.engine = engine;
    }

    @Override
    public void schedule(String batch, Tenant tenant) {
        var connected = engine;
        if (connected == null) {
            throw new IllegalStateException("Events can be recorded only once the process engine is up");
        }
        var configuration = CorrelationJobConfiguration.batch(batch, observer.origin());
        connected.getCommandExecutorTxRequired().execute(context -> {
            CorrelationJob.send(context, configuration, tenant.idOrNull());
            return null;
        });
    }
}
