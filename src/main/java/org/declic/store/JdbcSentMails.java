package org.declic.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.contact.SentMails;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sent mails in the table {@code DECLIC_SENT_MAIL}, tries in {@code DECLIC_MAIL_TRY}. That a mail was sent is one insert and
 * nothing else, so that as little time as can be passes between the mail server's answer and the commit.
 */
public final class JdbcSentMails implements SentMails {

    private static final int TRIES = 10;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;
    private final Clock clock;
    private final Duration longestTry;
    private final String addTry;

    /** @param longestTry how long a try is under way at most; one that began earlier was killed */
    public JdbcSentMails(DataSource dataSource, PlatformTransactionManager manager, Clock clock, Duration longestTry) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.alone = new TransactionTemplate(manager);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.longestTry = longestTry;
        this.addTry = Dialect.of(dataSource)
                .addMissing(
                        "DECLIC_MAIL_TRY",
                        "MAIL_KEY, CONTACT_ID, IN_DOUBT, BEGUN_AT",
                        "MAIL_KEY",
                        "SELECT CAST(? AS VARCHAR) AS MAIL_KEY, CAST(? AS BIGINT) AS CONTACT_ID, FALSE AS IN_DOUBT,"
                                + " CAST(? AS TIMESTAMP WITH TIME ZONE) AS BEGUN_AT");
    }

    @Override
    @SuppressWarnings("NullAway") // the work returns no null
    public Standing begin(Contact contact, String key) {
        return alone.execute(status -> {
            if (isSent(key)) {
                return Standing.SENT;
            }
            var now = Instant.now(clock);
            if (isNew(contact, key, now)) {
                return isSentMeanwhile(key) ? Standing.SENT : Standing.NEW;
            }
            var taken = jdbc.update(
                    "UPDATE DECLIC_MAIL_TRY SET IN_DOUBT = FALSE, BEGUN_AT = ?"
                            + " WHERE MAIL_KEY = ? AND (IN_DOUBT OR BEGUN_AT < ?)",
                    Rows.utc(now),
                    key,
                    Rows.utc(now.minus(longestTry)));
            return taken > 0 ? Standing.IN_DOUBT : Standing.UNDER_WAY;
        });
    }

    private boolean isSent(String key) {
        return !jdbc.queryForList("SELECT 1 FROM DECLIC_SENT_MAIL WHERE MAIL_KEY = ?", Integer.class, key)
                .isEmpty();
    }

    /** The other try, seen neither as sent nor as under way, has ended between the two looks. */
    private boolean isSentMeanwhile(String key) {
        var isSent = isSent(key);
        if (isSent) {
            jdbc.update("DELETE FROM DECLIC_MAIL_TRY WHERE MAIL_KEY = ?", key);
        }
        return isSent;
    }

    private boolean isNew(Contact contact, String key, Instant now) {
        try {
            return jdbc.update(addTry, key, contact.id(), Rows.utc(now)) > 0;
        } catch (DuplicateKeyException other) {
            return false; // of two at the same moment; only H2 tells it this way, and goes on with the transaction
        }
    }

    @Override
    public void sent(Contact contact, String key) {
        var at = Rows.utc(Instant.now(clock));
        for (var attempt = 1; ; attempt++) {
            try {
                update(
                        "INSERT INTO DECLIC_SENT_MAIL (MAIL_KEY, CONTACT_ID, SENT_AT) VALUES (?, ?, ?)",
                        key,
                        contact.id(),
                        at);
                break;
            } catch (DuplicateKeyException known) {
                break;
            } catch (DataAccessException | TransactionException unavailable) {
                if (attempt == TRIES) {
                    throw unavailable;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        notSent(key); // the try, which has ended
    }

    @Override
    public void notSent(String key) {
        update("DELETE FROM DECLIC_MAIL_TRY WHERE MAIL_KEY = ?", key);
    }

    @Override
    public void inDoubt(String key) {
        update("UPDATE DECLIC_MAIL_TRY SET IN_DOUBT = TRUE WHERE MAIL_KEY = ?", key);
    }

    private void update(String sql, Object... values) {
        alone.executeWithoutResult(status -> jdbc.update(sql, values));
    }
}
