package org.declic.boot;

import javax.sql.DataSource;
import org.declic.store.Schema;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;

/**
 * The engine's database with Declic's tables in it.
 *
 * @param manager of the transactions of the engine, which are Declic's too
 */
record MigratedDatabase(DataSource dataSource, PlatformTransactionManager manager) {

    /** A transaction of another database would hold nothing together. */
    MigratedDatabase {
        if (manager instanceof ResourceTransactionManager known
                && known.getResourceFactory() instanceof DataSource its
                && !unwrapped(its).equals(unwrapped(dataSource))) {
            throw new IllegalStateException(
                    "The engine's data source needs a transaction manager of its own: beside a bean camundaBpmDataSource,"
                            + " define a bean camundaBpmTransactionManager of it");
        }
    }

    static MigratedDatabase of(DataSource dataSource, PlatformTransactionManager manager) {
        var database = new MigratedDatabase(dataSource, manager);
        Schema.migrate(dataSource);
        return database;
    }

    private static DataSource unwrapped(DataSource dataSource) {
        var target = dataSource instanceof DelegatingDataSource proxy ? proxy.getTargetDataSource() : null;
        return target == null ? dataSource : unwrapped(target);
    }
}
