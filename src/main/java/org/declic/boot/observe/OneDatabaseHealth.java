package org.declic.boot.observe;

import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.declic.boot.MigratedDatabase;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Down if the engine is at another database than Declic, or in other transactions: what belongs together could come apart. */
final class OneDatabaseHealth extends AbstractHealthIndicator {

    private final MigratedDatabase database;
    private final ProcessEngine engine;

    OneDatabaseHealth(MigratedDatabase database, ProcessEngine engine) {
        super("The engine can't be asked for its database");
        this.database = database;
        this.engine = engine;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        var engines = engine.getProcessEngineConfiguration();
        if (inner(engines.getDataSource()) != inner(database.dataSource())) {
            health.down()
                    .withDetail(
                            "reason",
                            "the engine has another data source than Declic: name it camundaBpmDataSource, or make it the only"
                                    + " or primary one");
        } else if (engines instanceof SpringTransactionsProcessEngineConfiguration spring
                && spring.getTransactionManager() != database.transactions()) {
            health.down()
                    .withDetail(
                            "reason",
                            "the engine has another transaction manager than Declic: name it camundaBpmTransactionManager, or"
                                    + " make it the only or primary one");
        }
    }

    /** The engine wraps its own. */
    private static DataSource inner(DataSource dataSource) {
        var inner = dataSource;
        while (inner instanceof DelegatingDataSource outer && outer.getTargetDataSource() != null) {
            inner = outer.getTargetDataSource();
        }
        return inner;
    }
}
