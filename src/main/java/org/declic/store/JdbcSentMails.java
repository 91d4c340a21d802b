package org.declic.store;

import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.contact.SentMails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sent mails in the table {@code DECLIC_SENT_MAIL}. */
public final class JdbcSentMails implements SentMails {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;
    private final Clock clock;

    public JdbcSentMails(DataSource dataSource, PlatformTransactionManager manager, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.alone = new TransactionTemplate(manager);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public boolean contains(String key) {
        return !jdbc.queryForList("SELECT 1 FROM DECLIC_SENT_MAIL WHERE MAIL_KEY = ?", Integer.class, key)
                .isEmpty();
    }

    @Override
    public void add(Contact contact, String key) {
        alone.executeWithoutResult(status -> jdbc.update(
                "INSERT INTO DECLIC_SENT_MAIL (MAIL_KEY, CONTACT_ID, SENT_AT) VALUES (?, ?, ?)",
                key,
                contact.id(),
                Rows.utc(Instant.now(clock))));
    }
}
