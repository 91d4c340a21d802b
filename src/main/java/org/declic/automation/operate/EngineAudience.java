package org.declic.automation.operate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.batch.builder.BatchBuilder;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.declic.automation.AudienceBatch;
import org.declic.automation.AudienceTask;
import org.declic.automation.EnterMembers;
import org.declic.automation.EnterMembers.Start;
import org.declic.contact.Tenant;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.audience.Audience;
import org.declic.entry.audience.AudienceBatches;
import org.declic.entry.audience.AudienceBatches.BegunBatch;
import org.declic.entry.audience.AudienceScan;
import org.declic.entry.audience.ChangedAudience;
import org.declic.entry.audience.EnterAudience;
import org.declic.entry.operate.NotAllowed;
import org.declic.entry.operate.SuspendedAutomation;

/** Creates the engine's batch for an audience. */
public final class EngineAudience implements EnterAudience {

    private final ProcessEngine engine;
    private final Audience audience;
    private final AudienceScan scan;
    private final AudienceBatches batches;
    private final Clock clock;

    public EngineAudience(
            ProcessEngine engine, Audience audience, AudienceScan scan, AudienceBatches batches, Clock clock) {
        this.engine = engine;
        this.audience = audience;
        this.scan = scan;
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    public Optional<Started> start(
            Tenant tenant, String automation, String trigger, boolean withoutEvent, long counted) {
        return audience.deployed(tenant, automation, trigger).map(deployed -> {
            if (deployed.suspended()) {
                throw new SuspendedAutomation();
            }
            try {
                requireSame(tenant, deployed, withoutEvent, counted);
                return execute(context -> start(context, tenant, deployed, withoutEvent));
            } catch (AuthorizationException denied) {
                throw new NotAllowed(String.valueOf(denied.getMessage()));
            }
        });
    }

    /** Counting takes long: it is for those who may start, and holds no transaction. */
    private void requireSame(Tenant tenant, DeployedTrigger deployed, boolean withoutEvent, long counted) {
        execute(context -> allowed(context, tenant, deployed));
        var now = audience.entering(tenant, deployed, withoutEvent);
        if (now != counted) {
            throw new ChangedAudience(counted, now);
        }
    }

    private <T> T execute(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command);
    }

    private static Start allowed(CommandContext context, Tenant tenant, DeployedTrigger deployed) {
        var trigger = deployed.trigger();
        var start = EnterMembers.start(context, trigger.automation(), trigger.startEvent(), tenant.idOrNull());
        var checkers = context.getProcessEngineConfiguration().getCommandCheckers();
        checkers.forEach(checker -> checker.checkCreateProcessInstance(start.definition()));
        checkers.forEach(checker -> checker.checkCreateBatch(BatchPermissions.CREATE));
        return start;
    }

    private Started start(CommandContext context, Tenant tenant, DeployedTrigger deployed, boolean withoutEvent) {
        var trigger = deployed.trigger();
        var start = allowed(context, tenant, deployed);
        var extent = scan.extent(tenant, deployed, withoutEvent);
        var task = AudienceTask.upTo(extent.lastId(), trigger.automation(), trigger.startEvent(), withoutEvent);
        var perJob = AudienceBatch.perJob(context);
        var batch = new BatchBuilder(context)
                .type(BATCH_TYPE)
                .tenantId(tenant.idOrNull())
                .config(task)
                .totalJobs(Math.toIntExact((extent.contacts() + perJob - 1) / perJob))
                .permission(BatchPermissions.CREATE)
                .operationLogHandler(inBatch -> inBatch.getOperationLogManager()
                        .logProcessInstanceOperation(
                                UserOperationLogEntry.OPERATION_TYPE_CREATE,
                                null,
                                start.definition().getId(),
                                trigger.automation(),
                                List.of(
                                        new PropertyChange("audience", null, trigger.startEvent()),
                                        new PropertyChange("contacts", null, extent.contacts()))))
                .build();
        batches.begun(new BegunBatch(
                batch.getId(),
                tenant,
                trigger.automation(),
                trigger.startEvent(),
                withoutEvent,
                context.getAuthenticatedUserId(),
                Instant.now(clock)));
        return new Started(batch.getId(), extent.contacts());
    }
}
