package org.declic.automation;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.batch.BatchJobHandler;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.declic.entry.ByHand;

/**
 * The process engine plugin that makes Camunda 7.24 start automations from recorded events. The engine and the ports must
 * use the same database and the same transactions.
 */
public final class DeclicPlugin extends AbstractProcessEnginePlugin {

    private final EnginePorts ports;
    private final ScheduleCorrelation schedule;
    private final CorrelationObserver seen;

    public DeclicPlugin(EnginePorts ports, ScheduleCorrelation schedule, List<CorrelationObserver> observers) {
        this.ports = ports;
        this.schedule = schedule;
        this.seen = new SeenCorrelation(observers, ports.transaction());
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        ports.transaction().run(() -> {
            ports.listeners().addressWaiting();
            return true;
        });
        var listened = new ListenedNames();
        var correlation = new GatedCorrelation(ports.gate(), listened, ports.listeners());
        var pending = new CorrelatePending(ports, correlation);

        engine.setCorrelationHandler(correlation);
        engine.setRuntimeService(
                new TrackingRuntimeService(new TrackMessages(ports, listened, correlation, pending, seen)));
        engine.setTaskService(new CheckedTaskService());
        engine.setBpmnParseFactory(TriggerParse.factory(report -> listeners(listened, report)));
        addJobHandler(engine, new CorrelationJob(pending, seen));
        addBatchHandler(engine, new AudienceBatch(ports));
        var failed = engine.getFailedJobCommandFactory();
        engine.setFailedJobCommandFactory(new SplitFailedJobs(
                failed == null ? new DefaultFailedJobCommandFactory() : failed, new PartBatch(ports), pending, seen));
        schedule.connect(engine, seen);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        SharedMessageDeployer.replaceIn(engine);
        TerseEntityManager.replaceIn(engine);
        CheckedFilters.replaceIn(engine);
    }

    private List<BpmnParseListener> listeners(ListenedNames listened, StartConditionListener.Report report) {
        var language = new FeelLanguage();
        ByHand byHand = ports.byHand();
        ExecutionListener onEnd = execution -> byHand.exited(execution.getProcessInstanceId());
        return List.of(
                new StartConditionListener(
                        ports.defaultLimit(), language, listened, new ByHandListener(byHand), onEnd, report),
                new WaitConditionListener(listened, language, report),
                new MailJobListener());
    }

    private static void addJobHandler(ProcessEngineConfigurationImpl engine, JobHandler<?> handler) {
        List<JobHandler> handlers = engine.getCustomJobHandlers() == null
                ? new ArrayList<>()
                : new ArrayList<>(engine.getCustomJobHandlers());
        handlers.add(handler);
        engine.setCustomJobHandlers(handlers);
    }

    private static void addBatchHandler(ProcessEngineConfigurationImpl engine, BatchJobHandler<?> handler) {
        List<BatchJobHandler<?>> handlers = engine.getCustomBatchJobHandlers() == null
                ? new ArrayList<>()
                : new ArrayList<>(engine.getCustomBatchJobHandlers());
        handlers.add(handler);
        engine.setCustomBatchJobHandlers(handlers);
    }
}
