package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.SentMails.State;
import org.declic.contact.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;

/** What is known of a mail that is to be sent: whatever became of an earlier try, one at a time goes on, and none is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SentMailsContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Stores stores = new Stores(database());
    private final Contact ana = stores.contacts.of(Tenant.NONE, new Email("ana@example.com"));
    private final JdbcSentMails mails = at(NOW);

    abstract Databases.Database database();

    @Test
    void a_mail_is_new_then_under_way_then_sent() {
        assertThat(mails.begin(ana, "sent")).isEqualTo(State.NEW);
        assertThat(mails.begin(ana, "sent")).isEqualTo(State.UNDER_WAY);
        mails.sent(ana, "sent");
        mails.sent(ana, "sent");
        assertThat(mails.begin(ana, "sent")).isEqualTo(State.SENT);
        assertThat(tries("sent")).isZero();
    }

    @Test
    void nothing_is_noted_of_a_contact_who_was_erased_while_the_mail_was_sent() {
        var erased = new Contact(ana.id() + 1_000_000, Tenant.NONE, new Email("erased@example.com"));
        assertThat(mails.begin(erased, "of nobody")).isEqualTo(State.NEW);
        mails.sent(erased, "of nobody");
        assertThat(tries("of nobody")).isZero();
        assertThat(mails.begin(erased, "of nobody")).isEqualTo(State.NEW);
    }

    @Test
    void a_mail_that_was_not_taken_is_new_again_and_one_in_doubt_is_known_to_be() {
        assertThat(mails.begin(ana, "refused")).isEqualTo(State.NEW);
        mails.notSent("refused");
        assertThat(mails.begin(ana, "refused")).isEqualTo(State.NEW);
        mails.inDoubt("refused");
        assertThat(mails.begin(ana, "refused")).isEqualTo(State.IN_DOUBT);
        assertThat(mails.begin(ana, "refused"))
                .as("the try that went on from the doubt")
                .isEqualTo(State.UNDER_WAY);
    }

    @Test
    void a_try_that_was_killed_is_in_doubt_once_it_can_not_be_under_way_any_more() {
        assertThat(mails.begin(ana, "killed")).isEqualTo(State.NEW);
        assertThat(at(NOW.plusSeconds(119)).begin(ana, "killed")).isEqualTo(State.UNDER_WAY);
        assertThat(at(NOW.plusSeconds(121)).begin(ana, "killed")).isEqualTo(State.IN_DOUBT);
    }

    @Test
    void what_is_noted_stays_though_the_caller_is_rolled_back() {
        var rolledBack = org.assertj.core.api.Assertions.catchThrowable(() -> stores.transaction.run(() -> {
            mails.begin(ana, "rolled back");
            mails.sent(ana, "rolled back");
            throw new IllegalStateException("rolled back");
        }));
        assertThat(rolledBack).hasMessage("rolled back");
        assertThat(mails.begin(ana, "rolled back")).isEqualTo(State.SENT);
    }

    @Test
    void of_many_who_begin_at_once_one_sends() throws Exception {
        try (var threads = new Threads()) {
            var begun = threads.all(IntStream.range(0, 8)
                    .<Callable<State>>mapToObj(number -> () -> mails.begin(ana, "at once"))
                    .toList());
            assertThat(begun).containsOnlyOnce(State.NEW).containsOnly(State.NEW, State.UNDER_WAY);
        }
    }

    @Test
    void a_mail_that_is_sent_while_another_try_looks_is_not_sent_twice() {
        assertThat(mails.begin(ana, "meanwhile")).isEqualTo(State.NEW);
        var other = new AtomicBoolean();
        var looking = ProxyDataSourceBuilder.create(stores.dataSource)
                .afterQuery((execution, queries) -> {
                    var isLook =
                            queries.stream().anyMatch(query -> query.getQuery().contains("FROM DECLIC_SENT_MAIL"));
                    if (isLook && other.compareAndSet(false, true)) {
                        CompletableFuture.runAsync(() -> mails.sent(ana, "meanwhile"))
                                .join();
                    }
                })
                .build();
        assertThat(at(looking, NOW).begin(ana, "meanwhile")).isEqualTo(State.SENT);
        assertThat(other).isTrue();
        assertThat(tries("meanwhile")).isZero();
    }

    @Test
    void that_a_mail_was_sent_is_noted_as_soon_as_the_database_is_there_again() {
        var failures = new AtomicInteger();
        var faulty = new DelegatingDataSource(stores.dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                if (failures.getAndDecrement() > 0) {
                    throw new SQLException("made up", "08006");
                }
                return super.getConnection();
            }
        };
        var retrying = new JdbcSentMails(
                faulty,
                new JdbcTransactionManager(faulty),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Duration.ofMinutes(2),
                new Retries(10, Duration.ofMinutes(1), () -> 0));
        failures.set(9);
        retrying.sent(ana, "at last");
        assertThat(mails.begin(ana, "at last")).isEqualTo(State.SENT);

        failures.set(10);
        assertThatThrownBy(() -> retrying.sent(ana, "never"))
                .isInstanceOf(CannotCreateTransactionException.class)
                .hasRootCauseMessage("made up");
    }

    private Integer tries(String key) {
        return stores.jdbc.queryForObject(
                "SELECT COUNT(*) FROM DECLIC_MAIL_TRY WHERE MAIL_KEY = ?", Integer.class, key);
    }

    private JdbcSentMails at(Instant now) {
        return at(stores.dataSource, now);
    }

    private static JdbcSentMails at(DataSource dataSource, Instant now) {
        return new JdbcSentMails(
                dataSource,
                new JdbcTransactionManager(dataSource),
                Clock.fixed(now, ZoneOffset.UTC),
                Duration.ofMinutes(2));
    }

    private static final class Threads implements AutoCloseable {

        private final java.util.concurrent.ExecutorService pool = Executors.newFixedThreadPool(8);

        <T> java.util.List<T> all(java.util.List<Callable<T>> work) throws Exception {
            var results = new java.util.ArrayList<T>();
            for (var done : pool.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        }

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }
}
