package org.declic.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.entry.operate.AutomationNumbers;
import org.declic.event.Transaction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers in the table {@code DECLIC_AUTOMATION}. Of two nodes that number one at a time, both take what the first has made. */
public final class JdbcAutomationNumbers implements AutomationNumbers {

    private static final Columns<Key> KEYS =
            Columns.<Key>of().text("TENANT", Key::tenant).text("AUTOMATION", Key::automation);

    private final JdbcClient jdbc;
    private final Transaction transaction;
    private final String add;

    public JdbcAutomationNumbers(DataSource dataSource, Transaction transaction) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = transaction;
        this.add = Dialect.of(dataSource)
                .addMissing(KeyedRows.of("DECLIC_AUTOMATION", "TENANT", "AUTOMATION")
                        .given(KEYS));
    }

    @Override
    public Map<String, Long> of(Tenant tenant, Collection<String> automations) {
        var found = find(tenant, automations);
        var missing = new TreeSet<>(automations);
        missing.removeAll(found.keySet());
        if (missing.isEmpty()) {
            return found;
        }
        var keys = missing.stream().map(one -> new Key(tenant.id(), one)).toList();
        transaction.run(() -> jdbc.sql(add).params(KEYS.arrays(keys)).update());
        return find(tenant, automations);
    }

    private Map<String, Long> find(Tenant tenant, Collection<String> automations) {
        var found = new HashMap<String, Long>();
        jdbc.sql("""
                        SELECT AUTOMATION, ID FROM DECLIC_AUTOMATION
                        WHERE TENANT = :tenant AND AUTOMATION = ANY(CAST(:keys AS VARCHAR ARRAY))
                        """)
                .param("tenant", tenant.id())
                .param("keys", new LinkedHashSet<>(automations).toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("AUTOMATION"), row.getLong("ID"));
                });
        return found;
    }

    @Override
    public Optional<String> automation(Tenant tenant, long number) {
        return jdbc.sql("SELECT AUTOMATION FROM DECLIC_AUTOMATION WHERE ID = :id AND TENANT = :tenant")
                .param("id", number)
                .param("tenant", tenant.id())
                .query(String.class)
                .optional();
    }

    private record Key(String tenant, String automation) {}
}
