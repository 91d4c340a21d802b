package org.declic.boot;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has the application's connections to PostgreSQL end when the database stands still, statements in flight too: as shipped the
 * driver waits for ever. What the address or the pool's settings say has the last word.
 */
public final class DatabaseTimeouts implements BeanPostProcessor {

    private static final String CONNECT_SECONDS = "5";

    private final ObjectProvider<DatabaseSettings> settings;

    public DatabaseTimeouts(ObjectProvider<DatabaseSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:")) {
            var properties = pool.getDataSourceProperties();
            var seconds = settings.getObject().socketTimeout().toSeconds();
            properties.putIfAbsent("socketTimeout", Long.toString(seconds));
            properties.putIfAbsent("connectTimeout", CONNECT_SECONDS);
            properties.putIfAbsent("cancelSignalTimeout", CONNECT_SECONDS);
            properties.putIfAbsent("tcpKeepAlive", "true");
        }
        return bean;
    }
}
