package org.declic.automation;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.batch.BatchJobHandler;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.declic.automation.engine.ActivatedInstances;
import org.declic.automation.engine.CheckedBatches;
import org.declic.automation.engine.CheckedDecisions;
import org.declic.automation.engine.CheckedDefinitions;
import org.declic.automation.engine.CheckedExternalTasks;
import org.declic.automation.engine.CheckedFilters;
import org.declic.automation.engine.CheckedIncidents;
import org.declic.automation.engine.CheckedJobs;
import org.declic.automation.engine.CheckedManagementService;
import org.declic.automation.engine.CheckedTaskService;
import org.declic.automation.engine.EngineParts;
import org.declic.automation.engine.MailJobListener;
import org.declic.automation.engine.MailJobs;
import org.declic.automation.engine.MistakeReport;
import org.declic.automation.engine.NoScripts;
import org.declic.automation.engine.ScriptListener;
import org.declic.automation.engine.TerseEntityManager;
import org.declic.automation.engine.VariableTypes;
import org.declic.automation.step.SegmentQuestion;
import org.declic.entry.ByHand;
import org.declic.entry.InstanceEvents.Activated;
import org.declic.entry.audience.EnterAudience;
import org.declic.entry.audience.UndoAudience;
import org.declic.entry.operate.FailedEvents;
import org.declic.segment.ExpressionLanguage;

/**
 * The process engine plugin that makes Camunda 7.24 start automations from recorded events. The engine and the ports must
 * use the same database and the same transactions.
 */
public final class DeclicPlugin extends AbstractProcessEnginePlugin {

    private final EnginePorts ports;
    private final ScheduleCorrelation schedule;
    private final MailJobs mails;
    private final CorrelationObserver observer;
    private final ExpressionLanguage language;
    private final SegmentQuestion segment;
    private final JobsUnderWay running;
    private final DesignKnowledge knowledge;
    private final boolean scripts;
    private final AllWork work;

    /** @param scripts whether processes, cases and decisions may have scripts */
    public DeclicPlugin(
            EnginePorts ports,
            ScheduleCorrelation schedule,
            MailJobs mails,
            List<CorrelationObserver> observers,
            ExpressionLanguage language,
            SegmentQuestion segment,
            JobsUnderWay running,
            DesignKnowledge knowledge,
            boolean scripts,
            AllWork work) {
        this.work = work;
        this.ports = ports;
        this.language = language;
        this.segment = segment;
        this.running = running;
        this.schedule = schedule;
        this.knowledge = knowledge;
        this.scripts = scripts;
        this.mails = mails;
        this.observer = new ObservedCorrelation(observers, ports.transaction());
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        EngineParts.requireOwn(engine);
        ports.transaction().run(() -> {
            ports.listeners().addressWaiting();
            return true;
        });
        var listened = new ListenedNames();
        var correlation = new GatedCorrelation(ports, listened);
        var pending = new CorrelatePending(ports, correlation);

        engine.setCorrelationHandler(correlation);
        var types = VariableTypes.prepare(engine);
        engine.setRuntimeService(
                new TrackingRuntimeService(new TrackMessages(ports, listened, correlation, pending, observer), types));
        engine.setManagementService(new CheckedManagementService(
                engine,
                work.jobTypes(),
                EnterAudience.BATCH_TYPE,
                command -> Transient.again(ports.transaction(), command)));
        engine.setExternalTaskService(new CheckedExternalTasks(types));
        engine.setDecisionService(new CheckedDecisions(types));
        engine.setTaskService(new CheckedTaskService(types));
        engine.setBpmnParseFactory(TriggerParse.factory(
                report -> listeners(listened, report), DesignCheck.of(knowledge, language, ports.names())));
        var failed = new FailedCorrelation(pending, ports.log(), ports.decisions());
        addBatchHandler(
                engine,
                new ListedBatch(
                        FailedEvents.RETRY_BATCH_TYPE, (context, job, task) -> failed.retry(context, job), running));
        addBatchHandler(
                engine,
                new ListedBatch(
                        FailedEvents.DROP_BATCH_TYPE,
                        (context, job, task) -> failed.drop(context, job, task.user()),
                        running));
        addJobHandler(
                engine,
                new CorrelationJob(
                        pending,
                        new LookBack(ports, correlation),
                        new TakeUpKept(ports, correlation),
                        observer,
                        failed,
                        running));
        work.handlers().forEach(handler -> addJobHandler(engine, handler));
        work.connect(engine);
        addBatchHandler(engine, new AudienceBatch(ports, running));
        addBatchHandler(engine, new AddressBatch(ports.instances()));
        addBatchHandler(engine, new ListedBatch(UndoAudience.BATCH_TYPE, new UndoEntry(ports.takeBack()), running));
        var engines = engine.getFailedJobCommandFactory();
        engine.setFailedJobCommandFactory(new SplitFailedJobs(
                engines == null ? new DefaultFailedJobCommandFactory() : engines,
                new PartBatch(ports),
                pending,
                failed,
                observer,
                work.schedule()));
        mails.connect(engine);
        schedule.connect(engine, observer);
        if (!scripts) {
            NoScripts.prepare(engine);
        }
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        EngineParts.requireOwnSessions(engine);
        SharedMessageDeployer.replaceIn(engine);
        TerseEntityManager.replaceIn(engine);
        CheckedFilters.replaceIn(engine);
        CheckedJobs.replaceIn(engine, work.jobTypes(), ports.dueJobs());
        CheckedBatches.replaceIn(engine);
        CheckedDefinitions.replaceIn(engine, ports.failedJobs()::takeOff);
        CheckedIncidents.replaceIn(
                engine, message -> FailedEvent.isMessage(message) || FailedMember.isMessage(message));
        ActivatedInstances.replaceIn(engine, activated -> takeUp(engine, activated));
        if (!scripts) {
            NoScripts.replaceIn(engine);
        }
    }

    private void takeUp(ProcessEngineConfigurationImpl engine, Activated activated) {
        for (var instance : ports.instanceEvents().activeWithKept(activated)) {
            engine.getCommandExecutorTxRequired().execute(context -> {
                var execution = context.getExecutionManager().findExecutionById(instance);
                CorrelationJob.send(
                        context,
                        CorrelationJobConfiguration.takeUp(instance),
                        execution == null ? null : execution.getTenantId());
                return null;
            });
        }
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        ports.listeners().prepare();
        ports.dueJobs().prepare();
        VariableTypes.checkIn((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    }

    private List<BpmnParseListener> listeners(ListenedNames listened, MistakeReport report) {
        ByHand byHand = ports.byHand();
        ExecutionListener onExit = execution -> byHand.exited(execution.getProcessInstanceId());
        List<BpmnParseListener> listeners = new ArrayList<>(List.of(
                new StartConditionListener(
                        ports.defaultLimit(),
                        language,
                        listened,
                        new ByHandListener(byHand),
                        onExit,
                        new InstanceEnd(ports.instanceEvents()),
                        new FlowConditions(language, segment, report),
                        report),
                new WaitConditionListener(listened, language, new LookBackListener(), report),
                new MailJobListener(mails.retry(), report)));
        if (!scripts) {
            listeners.add(new ScriptListener(report, FlowConditions::isFeel, DeclicDefinition::is));
        }
        return listeners;
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
