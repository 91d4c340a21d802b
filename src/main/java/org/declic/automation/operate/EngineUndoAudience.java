package org.declic.automation.operate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.batch.DeleteBatchCmd;
import org.camunda.bpm.engine.impl.batch.builder.BatchBuilder;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.declic.automation.ListedTask;
import org.declic.automation.Transient;
import org.declic.contact.Tenant;
import org.declic.entry.audience.AudienceBatches;
import org.declic.entry.audience.AudienceBatches.KeptBatch;
import org.declic.entry.audience.NothingToUndo;
import org.declic.entry.audience.UndoAudience;
import org.declic.entry.operate.NotAllowed;
import org.declic.event.Transaction;

/** Creates the engine's batch that undoes what an audience's has entered. */
public final class EngineUndoAudience implements UndoAudience {

    private final ProcessEngine engine;
    private final AudienceBatches batches;
    private final Transaction transaction;
    private final Clock clock;

    public EngineUndoAudience(ProcessEngine engine, AudienceBatches batches, Transaction transaction, Clock clock) {
        this.engine = engine;
        this.batches = batches;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<BegunUndoing> undo(Tenant tenant, String automation, String batch) {
        return batches.find(tenant, automation, batch).map(kept -> {
            try {
                execute(context -> allowed(context, automation));
                Transient.again(transaction, () -> execute(context -> cancelled(context, batch)));
                return execute(context -> undo(context, kept));
            } catch (AuthorizationException denied) {
                throw new NotAllowed(String.valueOf(denied.getMessage()));
            }
        });
    }

    @Override
    public boolean runs(String batch) {
        return execute(context -> context.getBatchManager().findBatchById(batch) != null);
    }

    private static boolean allowed(CommandContext context, String automation) {
        context.getProcessEngineConfiguration()
                .getCommandCheckers()
                .forEach(checker -> checker.checkCreateBatch(BatchPermissions.CREATE));
        OperatorCheck.requireOn(context, automation, Permissions.DELETE_INSTANCE);
        return true;
    }

    /** A job of it that runs at this moment comes to its end before, or finds its own row gone and enters nobody. */
    private static boolean cancelled(CommandContext context, String batch) {
        var running = context.getBatchManager().findBatchById(batch) != null;
        if (running) {
            context.runWithoutAuthorization((Callable<Object>) () -> new DeleteBatchCmd(batch, false).execute(context));
        }
        return running;
    }

    private BegunUndoing undo(CommandContext context, KeptBatch kept) {
        var begun = kept.begun();
        var left = batches.left(begun.batch());
        if (left.isEmpty()) {
            throw new NothingToUndo();
        }
        var user = context.getAuthenticatedUserId();
        var batch = new BatchBuilder(context)
                .type(BATCH_TYPE)
                .tenantId(begun.tenant().idOrNull())
                .config(ListedTask.of(begun.batch(), user, left))
                .permission(BatchPermissions.CREATE)
                .operationLogHandler(inBatch -> inBatch.getOperationLogManager()
                        .logProcessInstanceOperation(
                                UserOperationLogEntry.OPERATION_TYPE_DELETE,
                                null,
                                null,
                                begun.automation(),
                                List.of(
                                        new PropertyChange("audience", begun.batch(), null),
                                        new PropertyChange("entries", left.size(), null))))
                .build();
        batches.undoing(begun.batch(), batch.getId(), user, Instant.now(clock));
        return new BegunUndoing(batch.getId(), left.size());
    }

    private <T> T execute(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command);
    }
}
