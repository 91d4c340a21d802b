package org.declic.boot.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.declic.boot.MigratedDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import org.springframework.transaction.PlatformTransactionManager;

class OneDatabaseHealthTest {

    private final DataSource dataSource = mock(DataSource.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);

    @Test
    void it_is_up_at_the_engines_database_in_its_transactions() {
        assertThat(health(dataSource, transactions).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void another_data_source_is_told() {
        var health = health(mock(DataSource.class), transactions);
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("reason")).asString().contains("camundaBpmDataSource");
    }

    @Test
    void another_transaction_manager_is_told() {
        var health = health(dataSource, mock(PlatformTransactionManager.class));
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("reason")).asString().contains("camundaBpmTransactionManager");
    }

    private org.springframework.boot.actuate.health.Health health(
            DataSource engines, PlatformTransactionManager engineTransactions) {
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setDataSource(engines);
        configuration.setTransactionManager(engineTransactions);
        var engine = mock(ProcessEngine.class);
        when(engine.getProcessEngineConfiguration()).thenReturn(configuration);
        return new OneDatabaseHealth(new MigratedDatabase(dataSource, transactions), engine).health();
    }
}
