package org.declic.boot;

import javax.sql.DataSource;
import org.declic.store.Schema;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;

/**
 * The engine's database.
 *
 * @param transactions in which events, entries and instances are written together
 */
public record MigratedDatabase(DataSource dataSource, PlatformTransactionManager transactions) {

    /** A transaction of another database would hold nothing together. */
    public MigratedDatabase {
        if (transactions instanceof ResourceTransactionManager known
                && known.getResourceFactory() instanceof DataSource its
                && !unwrapped(its).equals(unwrapped(dataSource))) {
            throw new IllegalStateException(
                    "The engine's data source needs a transaction manager of its own: beside a bean"
                            + " camundaBpmDataSource, define a bean camundaBpmTransactionManager of it");
        }
    }

    private static DataSource unwrapped(DataSource dataSource) {
        var target = dataSource instanceof DelegatingDataSource proxy ? proxy.getTargetDataSource() : null;
        return target == null ? dataSource : unwrapped(target);
    }

    static MigratedDatabase of(DataSource dataSource, PlatformTransactionManager transactions) {
        var database = new MigratedDatabase(dataSource, transactions);
        Schema.migrate(dataSource);
        return database;
    }
}
