package hosts;

import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application with a database of its own, and another one for the engine. */
@SpringBootApplication
@RestController
public class Host {

    private final JdbcTemplate own;

    Host(DataSource own) {
        this.own = new JdbcTemplate(own);
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Host.class, arguments);
    }

    @GetMapping("/hello")
    String hello() {
        var tables = own.queryForObject(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'DECLIC%' OR TABLE_NAME LIKE 'ACT%'",
                Integer.class);
        return tables == 0 ? "hello" : "tables of others: " + tables;
    }

    @Bean
    @Primary
    static DataSource own() {
        return DataSourceBuilder.create().url("jdbc:h2:mem:own;DB_CLOSE_DELAY=-1").username("sa").build();
    }

    @Bean
    @Primary
    static PlatformTransactionManager ownTransactions(DataSource own) {
        return new JdbcTransactionManager(own);
    }

    @Bean
    static DataSource camundaBpmDataSource() {
        return pool();
    }

    private static DataSource pool() {
        return DataSourceBuilder.create().url("jdbc:h2:mem:engine;DB_CLOSE_DELAY=-1").username("sa").build();
    }

    @Bean
    static PlatformTransactionManager camundaBpmTransactionManager(
            @Qualifier("camundaBpmDataSource") DataSource camundaBpmDataSource) {
        return new JdbcTransactionManager(camundaBpmDataSource);
    }

    /** A mistake of the application: its engine gets a pool or transactions of its own, which Declic does not come to know of. */
    @Bean
    @ConditionalOnProperty("host.engine-has-own")
    static ProcessEnginePlugin mistaken(
            @Value("${host.engine-has-own:}") String own,
            @Qualifier("camundaBpmDataSource") DataSource camundaBpmDataSource) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                var engine = (SpringProcessEngineConfiguration) configuration;
                if (own.equals("pool")) {
                    engine.setDataSource(pool());
                } else {
                    engine.setTransactionManager(new JdbcTransactionManager(camundaBpmDataSource));
                }
            }
        };
    }
}
