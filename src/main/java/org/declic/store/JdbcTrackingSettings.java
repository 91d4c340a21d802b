package org.declic.store;

import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.contact.TrackingSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tenants that have tracking switched off, in the table {@code DECLIC_SWITCHED_OFF}. */
public final class JdbcTrackingSettings implements TrackingSettings {

    private final JdbcClient jdbc;
    private final String add;
    private final RecentValue<Set<String>> off;

    public JdbcTrackingSettings(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.off = new RecentValue<>(clock, this::read);
        this.add = Dialect.of(dataSource)
                .addMissing(KeyedRows.of("DECLIC_SWITCHED_OFF", "TENANT").with("TENANT", "CAST(:tenant AS VARCHAR)"));
    }

    @Override
    public boolean isTracking(Tenant tenant) {
        return !off.get().contains(tenant.id());
    }

    @Override
    public void track(Tenant tenant, boolean on) {
        jdbc.sql(on ? "DELETE FROM DECLIC_SWITCHED_OFF WHERE TENANT = :tenant" : add)
                .param("tenant", tenant.id())
                .update();
        off.forget();
    }

    private Set<String> read() {
        return Set.copyOf(jdbc.sql("SELECT TENANT FROM DECLIC_SWITCHED_OFF")
                .query(String.class)
                .set());
    }
}
