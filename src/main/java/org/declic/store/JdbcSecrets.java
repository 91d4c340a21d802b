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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Secrets in the table {@code DECLIC_SECRET}: of two nodes that make one at a time, both take what the first has kept. */
public final class JdbcSecrets implements Secrets {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final Clock clock;
    private final String add;

    public JdbcSecrets(DataSource dataSource, PlatformTransactionManager manager, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.alone = new TransactionTemplate(manager);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.add = Dialect.of(dataSource)
                .addMissing(KeyedRows.of("DECLIC_SECRET", "NAME")
                        .with("NAME", "CAST(:name AS VARCHAR)")
                        .with("SECRET", "CAST(:secret AS VARCHAR)")
                        .with("MADE_AT", "CAST(:now AS TIMESTAMP(6) WITH TIME ZONE)"));
    }

    @Override
    public String of(String name) {
        return kept(name).orElseGet(() -> {
            make(name);
            return kept(name).orElseThrow();
        });
    }

    private Optional<String> kept(String name) {
        return jdbc.sql("SELECT SECRET FROM DECLIC_SECRET WHERE NAME = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    private void make(String name) {
        try {
            alone.executeWithoutResult(status -> jdbc.sql(add)
                    .param("name", name)
                    .param("secret", random())
                    .param("now", Rows.utc(Instant.now(clock)))
                    .update());
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
