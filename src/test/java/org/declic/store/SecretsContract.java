package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.declic.contact.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A secret that nobody has set is made once, and all nodes use it, on whichever database. */
abstract class SecretsContract {

    private javax.sql.DataSource dataSource;
    private JdbcTransactionManager manager;

    abstract Databases.Database database();

    @BeforeEach
    void start() {
        dataSource = database().migrated();
        manager = new JdbcTransactionManager(dataSource);
    }

    @Test
    void nodes_that_ask_at_once_get_one_secret_and_it_is_kept() throws Exception {
        var nodes = 8;
        var together = new CyclicBarrier(nodes);
        var threads = Executors.newFixedThreadPool(nodes);
        try {
            for (var round = 0; round < 20; round++) {
                var name = "round " + round;
                var asked = new ArrayList<Callable<String>>();
                for (var node = 0; node < nodes; node++) {
                    var secrets = secrets();
                    asked.add(() -> {
                        together.await(30, TimeUnit.SECONDS);
                        return secrets.of(name);
                    });
                }
                var got = new ArrayList<String>();
                for (var answer : threads.invokeAll(asked)) {
                    got.add(answer.get());
                }
                assertThat(got).as(name).containsOnly(got.get(0)).hasSize(nodes);
                assertThat(secrets().of(name)).as("after a restart").isEqualTo(got.get(0));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void each_is_256_bits_and_another() {
        var secrets = secrets();
        var made = List.of(secrets.of("a"), secrets.of("b"), secrets.of(Secrets.MAIL_LINKS));
        assertThat(made).doesNotHaveDuplicates().allMatch(secret -> secret.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void it_is_kept_though_the_transaction_of_the_caller_is_rolled_back() {
        var inside = new TransactionTemplate(manager).execute(status -> {
            status.setRollbackOnly();
            return secrets().of("a");
        });
        assertThat(secrets().of("a")).isEqualTo(inside);
        assertThat(new JdbcTemplate(dataSource).queryForObject("SELECT COUNT(*) FROM DECLIC_SECRET", Long.class))
                .isEqualTo(1);
    }

    private Secrets secrets() {
        return new JdbcSecrets(dataSource, manager, Clock.systemUTC());
    }
}
