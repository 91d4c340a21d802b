package org.declic.automation.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.ExternalTaskQueryImpl;
import org.camunda.bpm.engine.impl.HistoricDecisionInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.batch.AbstractBatchJobHandler;
import org.camunda.bpm.engine.impl.batch.BatchEntity;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.BatchManager;
import org.jspecify.annotations.Nullable;

/**
 * The engine takes ids of whichever tenant into a batch, and does its work later in nobody's name. Here a user makes no batch
 * about what is of another tenant.
 */
public final class CheckedBatches extends BatchManager {

    private static final int AT_ONCE = 1000;

    /** To be called when the engine has made its own. */
    public static void replaceIn(ProcessEngineConfigurationImpl engine) {
        OwnSession.replace(engine, BatchManager.class, CheckedBatches::new);
    }

    @Override
    public void insertBatch(BatchEntity batch) {
        if (getTenantManager().isTenantCheckEnabled()
                && batch.getBatchJobHandler() instanceof AbstractBatchJobHandler<?> engines) {
            requireVisible(
                    batch.getType(),
                    engines.readConfiguration(batch.getConfigurationBytes()).getIds());
        }
        super.insertBatch(batch);
    }

    private void requireVisible(String type, List<String> ids) {
        IntStream.iterate(0, from -> from < ids.size(), from -> from + AT_ONCE).forEach(from -> {
            var some = new HashSet<>(ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
            var visible = count(type, some);
            if (visible < some.size() && visible < countOfAll(type, some)) {
                throw new AuthorizationException(
                        "The user '" + getCommandContext().getAuthenticatedUserId()
                                + "' is not of the tenant of all that the batch is about");
            }
        });
    }

    private long countOfAll(String type, Set<String> ids) {
        var context = getCommandContext();
        context.disableTenantCheck();
        try {
            return count(type, ids);
        } finally {
            context.enableTenantCheck();
        }
    }

    private long count(String type, Set<String> ids) {
        var query = query(type, ids);
        return query == null
                ? ids.size()
                : getCommandContext().runWithoutAuthorization(() -> query.executeCount(getCommandContext()));
    }

    /** Null for batches of which the engine keeps no tenants. */
    private static @Nullable AbstractQuery<?, ?> query(String type, Set<String> ids) {
        Object query = switch (type) {
            case Batch.TYPE_PROCESS_INSTANCE_MIGRATION,
                    Batch.TYPE_PROCESS_INSTANCE_MODIFICATION,
                    Batch.TYPE_PROCESS_INSTANCE_DELETION,
                    Batch.TYPE_PROCESS_INSTANCE_UPDATE_SUSPENSION_STATE,
                    Batch.TYPE_SET_VARIABLES,
                    Batch.TYPE_CORRELATE_MESSAGE -> new ProcessInstanceQueryImpl().processInstanceIds(ids);
            case Batch.TYPE_PROCESS_INSTANCE_RESTART,
                    Batch.TYPE_HISTORIC_PROCESS_INSTANCE_DELETION,
                    Batch.TYPE_PROCESS_SET_REMOVAL_TIME ->
                new HistoricProcessInstanceQueryImpl().processInstanceIds(ids);
            case Batch.TYPE_HISTORIC_DECISION_INSTANCE_DELETION, Batch.TYPE_DECISION_SET_REMOVAL_TIME ->
                new HistoricDecisionInstanceQueryImpl().decisionInstanceIdIn(ids.toArray(String[]::new));
            case Batch.TYPE_SET_JOB_RETRIES -> new JobQueryImpl().jobIds(ids);
            case Batch.TYPE_SET_EXTERNAL_TASK_RETRIES -> new ExternalTaskQueryImpl().externalTaskIdIn(ids);
            default -> null;
        };
        return (AbstractQuery<?, ?>) query;
    }
}
