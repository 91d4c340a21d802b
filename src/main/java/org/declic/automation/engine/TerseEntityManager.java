package org.declic.automation.engine;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManagerFactory;
import org.camunda.bpm.engine.impl.util.CollectionUtil;

/**
 * The engine's, with fewer words and fewer trips to the database. It describes a row only if its id is refused, where the
 * engine describes each that it inserts, for a message that hardly ever is needed. And it sends up to a thousand rows at a
 * time, where the engine sends fifty: a job that starts a hundred instances has some two thousand.
 */
public final class TerseEntityManager extends DbEntityManager {

    private static final int ROWS_AT_A_TIME = 1000;

    private TerseEntityManager(IdGenerator ids, PersistenceSession session) {
        super(ids, session);
    }

    /** To be called when the engine has made its own. */
    public static void replaceIn(ProcessEngineConfigurationImpl engine) {
        engine.getSessionFactories().put(DbEntityManager.class, new DbEntityManagerFactory(engine.getIdGenerator()) {
            @Override
            public DbEntityManager openSession() {
                return new TerseEntityManager(
                        idGenerator, Context.getCommandContext().getSession(PersistenceSession.class));
            }
        });
    }

    @Override
    protected void flushDbOperationManager() {
        if (isIgnoreForeignKeysForNextFlush) {
            super.flushDbOperationManager();
            return;
        }
        var all = dbOperationManager.calculateFlush();
        LOG.databaseFlushSummary(all);
        CollectionUtil.partition(all, ROWS_AT_A_TIME).forEach(some -> flushDbOperations(some, all));
    }

    @Override
    protected void validateId(DbEntity entity) {
        if (entity.getId() == null || entity.getId().equals(Authorization.ANY)) {
            super.validateId(entity);
        }
    }
}
