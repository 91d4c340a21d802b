package org.declic.boot;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The rows of a batch in one statement, as PostgreSQL's driver can: the engine writes the rows of many instances in a
 * batch. Whoever sets {@code reWriteBatchedInserts} in the address or for the pool is left alone.
 */
public final class BatchedInserts implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:")) {
            pool.getDataSourceProperties().putIfAbsent("reWriteBatchedInserts", "true");
        }
        return bean;
    }
}
