package org.declic.automation.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbBulkOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationType;

/**
 * The engine's, with fewer words and fewer trips to the database. It describes a row only if its id is refused, where the
 * engine describes each that it inserts, for a message that hardly ever is needed. And it sends up to a thousand rows at a
 * time, where the engine sends fifty: a job that starts a hundred instances has some two thousand. What it writes as instances
 * end goes together too.
 */
public final class TerseEntityManager extends DbEntityManager {

    private static final int ROWS_AT_A_TIME = 1000;

    private static final String OF_ENDED_INSTANCE = "ByRootProcessInstanceId";

    private TerseEntityManager(IdGenerator ids, PersistenceSession session) {
        super(ids, session);
    }

    /** To be called when the engine has made its own. */
    public static void replaceIn(ProcessEngineConfigurationImpl engine) {
        var ids = engine.getIdGenerator();
        OwnSession.replace(
                engine,
                DbEntityManager.class,
                () -> new TerseEntityManager(ids, Context.getCommandContext().getSession(PersistenceSession.class)));
    }

    @Override
    protected void flushDbOperationManager() {
        if (isIgnoreForeignKeysForNextFlush) {
            super.flushDbOperationManager();
            return;
        }
        var all = together(dbOperationManager.calculateFlush());
        LOG.databaseFlushSummary(all);
        for (var from = 0; from < all.size(); from += ROWS_AT_A_TIME) {
            flushDbOperations(all.subList(from, Math.min(from + ROWS_AT_A_TIME, all.size())), all);
        }
    }

    /**
     * The same operations, those together that say until when what an ended instance leaves is kept. The engine has some twenty
     * for each instance, one after the other, and each would be a trip of its own. Whichever comes first, they say the same.
     */
    private static List<DbOperation> together(List<DbOperation> all) {
        var others = new ArrayList<DbOperation>(all.size());
        var kept = new LinkedHashMap<String, List<DbOperation>>();
        for (var one : all) {
            if (one instanceof DbBulkOperation bulk && isRemovalTime(bulk)) {
                kept.computeIfAbsent(bulk.getStatement(), statement -> new ArrayList<>())
                        .add(one);
            } else {
                others.add(one);
            }
        }
        kept.values().forEach(others::addAll);
        return others;
    }

    private static boolean isRemovalTime(DbBulkOperation bulk) {
        return bulk.getOperationType() == DbOperationType.UPDATE_BULK
                && bulk.getStatement().endsWith(OF_ENDED_INSTANCE);
    }

    @Override
    protected void validateId(DbEntity entity) {
        if (entity.getId() == null || entity.getId().equals(Authorization.ANY)) {
            super.validateId(entity);
        }
    }
}
