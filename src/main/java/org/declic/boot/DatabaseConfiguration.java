package org.declic.boot;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Which database it is, in an application that has several. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /**
     * The database with the tables in it; whoever needs them asks for this. As for the engine, the beans named {@code
     * camundaBpmDataSource} and {@code camundaBpmTransactionManager} go before others.
     */
    @Bean
    MigratedDatabase migratedDatabase(
            ObjectProvider<DataSource> usual,
            @Qualifier("camundaBpmDataSource") ObjectProvider<DataSource> ofEngine,
            ObjectProvider<PlatformTransactionManager> manager,
            @Qualifier("camundaBpmTransactionManager") ObjectProvider<PlatformTransactionManager> managerOfEngine) {
        return MigratedDatabase.of(
                ofEngine.getIfAvailable(usual::getObject), managerOfEngine.getIfAvailable(manager::getObject));
    }
}
