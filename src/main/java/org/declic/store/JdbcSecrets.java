package org.declic.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Secrets;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Secrets in the table {@code DECLIC_SECRET}: of two nodes that make one at a time, both take what the first has kept. */
public final class JdbcSecrets implements Secrets {

    private static final int BYTES = 32;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;
    private final Clock clock;
    private final String add;

    public JdbcSecrets(DataSource dataSource, PlatformTransactionManager manager, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.alone = new TransactionTemplate(manager);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.add = Dialect.of(dataSource)
                .addMissing(
                        "DECLIC_SECRET",
                        "NAME, SECRET, MADE_AT",
                        "NAME",
                        "SELECT CAST(? AS VARCHAR) AS NAME, CAST(? AS VARCHAR) AS SECRET,"
                                + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE) AS MADE_AT");
    }

    @Override
    public String of(String name) {
        return kept(name).orElseGet(() -> {
            make(name);
            return kept(name).orElseThrow();
        });
    }

    private Optional<String> kept(String name) {
        return jdbc.queryForList("SELECT SECRET FROM DECLIC_SECRET WHERE NAME = ?", String.class, name).stream()
                .findFirst();
    }

    private void make(String name) {
        try {
            alone.executeWithoutResult(status -> jdbc.update(add, name, random(), Rows.utc(Instant.now(clock))));
        } catch (DuplicateKeyException | ConcurrencyFailureException another) {
            // has kept one at this moment
        }
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
