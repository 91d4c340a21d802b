package org.declic.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Value;

/**
 * The engine's statements, which it reads from XML at each start, and that takes most of the start's time: here they are read
 * once for each kind of database.
 */
public final class SharedMappings extends AbstractProcessEnginePlugin {

    private static final Map<Boolean, Configuration> READ = new ConcurrentHashMap<>();

    private final boolean postgres;

    public SharedMappings(@Value("${spring.datasource.url}") String database) {
        this.postgres = database.startsWith("jdbc:postgresql");
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var read = READ.get(postgres);
        if (read != null) {
            engine.setSqlSessionFactory(new OnDataSourceOf(engine, read));
        }
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        READ.putIfAbsent(postgres, engine.getSqlSessionFactory().getConfiguration());
    }

    /** The statements name the database of the engine that has read them. */
    private static final class OnDataSourceOf extends DefaultSqlSessionFactory {

        private final ProcessEngineConfigurationImpl engine;

        OnDataSourceOf(ProcessEngineConfigurationImpl engine, Configuration statements) {
            super(statements);
            this.engine = engine;
        }

        @Override
        public SqlSession openSession() {
            var statements = getConfiguration();
            var transaction = engine.getTransactionFactory().newTransaction(engine.getDataSource(), null, false);
            return new DefaultSqlSession(
                    statements, statements.newExecutor(transaction, statements.getDefaultExecutorType()), false);
        }
    }
}
