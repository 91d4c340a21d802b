package org.declic.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.contact.SentMails;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sent mails in the table {@code DECLIC_SENT_MAIL}, tries in {@code DECLIC_MAIL_TRY}. That a mail was sent is one insert and
 * nothing else, so that as little time as can be passes between the mail server's answer and the commit.
 */
public final class JdbcSentMails implements SentMails {

    private static final Duration HOWEVER_LONG = Duration.ofNanos(Long.MAX_VALUE);
    private static final Retries WHILE_UNAVAILABLE = new Retries(10, HOWEVER_LONG, () -> TimeUnit.SECONDS.toNanos(2));

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final Clock clock;
    private final Duration longestTry;
    private final Retries retries;
    private final String addTry;

    /** @param longestTry how long a try is under way at most; one that began earlier was killed */
    public JdbcSentMails(DataSource dataSource, PlatformTransactionManager manager, Clock clock, Duration longestTry) {
        this(dataSource, manager, clock, longestTry, WHILE_UNAVAILABLE);
    }

    /** @param retries of noting that a mail was sent */
    JdbcSentMails(
            DataSource dataSource,
            PlatformTransactionManager manager,
            Clock clock,
            Duration longestTry,
            Retries retries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.alone = new TransactionTemplate(manager);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.longestTry = longestTry;
        this.retries = retries;
        this.addTry = Dialect.of(dataSource)
                .addMissing(KeyedRows.of("DECLIC_MAIL_TRY", "MAIL_KEY")
                        .with("MAIL_KEY", "CAST(:key AS VARCHAR)")
                        .with("CONTACT_ID", "CAST(:contact AS BIGINT)")
                        .with("IN_DOUBT", "FALSE")
                        .with("BEGUN_AT", "CAST(:now AS TIMESTAMP WITH TIME ZONE)"));
    }

    @Override
    @SuppressWarnings("NullAway") // the work returns no null
    public State begin(Contact contact, String key) {
        return alone.execute(status -> {
            if (isSent(key)) {
                return State.SENT;
            }
            var now = Instant.now(clock);
            if (isNew(contact, key, now)) {
                return isSentMeanwhile(key) ? State.SENT : State.NEW;
            }
            var taken = jdbc.sql("UPDATE DECLIC_MAIL_TRY SET IN_DOUBT = FALSE, BEGUN_AT = :now"
                            + " WHERE MAIL_KEY = :key AND (IN_DOUBT OR BEGUN_AT < :killed)")
                    .param("now", Rows.utc(now))
                    .param("key", key)
                    .param("killed", Rows.utc(now.minus(longestTry)))
                    .update();
            return taken > 0 ? State.IN_DOUBT : State.UNDER_WAY;
        });
    }

    private boolean isSent(String key) {
        return jdbc.sql("SELECT 1 FROM DECLIC_SENT_MAIL WHERE MAIL_KEY = :key")
                .param("key", key)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The other try, seen neither as sent nor as under way, has ended between the two looks. */
    private boolean isSentMeanwhile(String key) {
        var isSent = isSent(key);
        if (isSent) {
            tryEnded(key).update();
        }
        return isSent;
    }

    private boolean isNew(Contact contact, String key, Instant now) {
        try {
            return jdbc.sql(addTry)
                            .param("key", key)
                            .param("contact", contact.id())
                            .param("now", Rows.utc(now))
                            .update()
                    > 0;
        } catch (DuplicateKeyException other) {
            return false; // of two at the same moment; only H2 tells it this way, and goes on with the transaction
        }
    }

    @Override
    public void sent(Contact contact, String key) {
        var at = Rows.utc(Instant.now(clock));
        retries.run(JdbcSentMails::isUnavailable, () -> noted(contact, key, at));
        notSent(key); // the try, which has ended
    }

    private static boolean isUnavailable(RuntimeException failed) {
        return failed instanceof DataAccessException || failed instanceof TransactionException;
    }

    /** Whether it was not noted before. Nothing is noted of a contact who was erased while the mail was sent. */
    private boolean noted(Contact contact, String key, OffsetDateTime at) {
        try {
            update(jdbc.sql("INSERT INTO DECLIC_SENT_MAIL (MAIL_KEY, CONTACT_ID, SENT_AT)"
                            + " SELECT CAST(:key AS VARCHAR), ID, CAST(:at AS TIMESTAMP WITH TIME ZONE)"
                            + " FROM DECLIC_CONTACT WHERE ID = :contact")
                    .param("key", key)
                    .param("contact", contact.id())
                    .param("at", at));
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    @Override
    public void notSent(String key) {
        update(tryEnded(key));
    }

    @Override
    public void inDoubt(String key) {
        update(jdbc.sql("UPDATE DECLIC_MAIL_TRY SET IN_DOUBT = TRUE WHERE MAIL_KEY = :key")
                .param("key", key));
    }

    private StatementSpec tryEnded(String key) {
        return jdbc.sql("DELETE FROM DECLIC_MAIL_TRY WHERE MAIL_KEY = :key").param("key", key);
    }

    private void update(StatementSpec statement) {
        alone.executeWithoutResult(status -> statement.update());
    }
}
