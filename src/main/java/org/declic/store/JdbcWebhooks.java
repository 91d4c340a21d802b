package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.entry.operate.Webhooks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Webhooks in the table {@code DECLIC_WEBHOOK}. */
public final class JdbcWebhooks implements Webhooks {

    private static final String WEBHOOKS = """
            SELECT ID, TENANT, NAME, URL, EVENTS, SOURCES, LIST_ID, SECRET, ACTIVE, CREATED_AT FROM DECLIC_WEBHOOK
            """;

    private final JdbcClient jdbc;
    private final RecentValue<List<Webhook>> active;

    public JdbcWebhooks(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.active = new RecentValue<>(clock, this::readActive);
    }

    @Override
    public List<Webhook> active() {
        return active.get();
    }

    private List<Webhook> readActive() {
        return jdbc.sql(WEBHOOKS + "WHERE ACTIVE = TRUE ORDER BY ID")
                .query(JdbcWebhooks::webhook)
                .list();
    }

    @Override
    public List<Webhook> all(Tenant tenant) {
        return jdbc.sql(WEBHOOKS + "WHERE TENANT = :tenant ORDER BY ID")
                .param("tenant", tenant.id())
                .query(JdbcWebhooks::webhook)
                .list();
    }

    @Override
    public Optional<Webhook> find(Tenant tenant, long id) {
        return find(id).filter(one -> one.tenant().equals(tenant));
    }

    @Override
    public Optional<Webhook> find(long id) {
        return jdbc.sql(WEBHOOKS + "WHERE ID = :id")
                .param("id", id)
                .query(JdbcWebhooks::webhook)
                .optional();
    }

    @Override
    public Webhook add(Webhook webhook) {
        var key = new GeneratedKeyHolder();
        written("""
                        INSERT INTO DECLIC_WEBHOOK (
                            TENANT, NAME, URL, EVENTS, SOURCES, LIST_ID, SECRET, ACTIVE, CREATED_AT)
                        VALUES (:tenant, :name, :url, :events, :sources, :list, :secret, :active, :createdAt)
                        """, webhook)
                .param("tenant", webhook.tenant().id())
                .param("createdAt", Rows.utc(webhook.createdAt()))
                .update(key, "id");
        active.forget();
        return webhook.as(Objects.requireNonNull(key.getKey()).longValue());
    }

    @Override
    public void change(Webhook webhook) {
        written("""
                        UPDATE DECLIC_WEBHOOK
                        SET NAME = :name, URL = :url, EVENTS = :events, SOURCES = :sources, LIST_ID = :list,
                            SECRET = :secret, ACTIVE = :active
                        WHERE ID = :id
                        """, webhook).param("id", webhook.id()).update();
        active.forget();
    }

    private StatementSpec written(String sql, Webhook webhook) {
        return jdbc.sql(sql)
                .param("name", webhook.name())
                .param("url", webhook.url())
                .param("events", joined(webhook.events()))
                .param("sources", joined(webhook.sources()))
                .param("list", webhook.list())
                .param("secret", webhook.secret())
                .param("active", webhook.active());
    }

    @Override
    public void delete(Webhook webhook) {
        jdbc.sql("DELETE FROM DECLIC_WEBHOOK WHERE ID = :id")
                .param("id", webhook.id())
                .update();
        active.forget();
    }

    private static String joined(Set<String> words) {
        return String.join(",", new TreeSet<>(words));
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getLong("ID"),
                new Tenant(row.getString("TENANT")),
                row.getString("NAME"),
                row.getString("URL"),
                Set.of(row.getString("EVENTS").split(",")),
                Set.of(row.getString("SOURCES").split(",")),
                row.getLong("LIST_ID"),
                row.getString("SECRET"),
                row.getBoolean("ACTIVE"),
                Rows.instant(row, "CREATED_AT"));
    }
}
