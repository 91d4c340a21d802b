package org.declic.store;

import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.contact.TrackingSettings;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tenants that have tracking switched off, in the table {@code DECLIC_SWITCHED_OFF}. */
public final class JdbcTrackingSettings implements TrackingSettings {

    private final JdbcTemplate jdbc;
    private final String add;
    private final RecentValue<Set<String>> off;

    public JdbcTrackingSettings(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.off = new RecentValue<>(clock, this::read);
        this.add = Dialect.of(dataSource)
                .addMissing("DECLIC_SWITCHED_OFF", "TENANT", "TENANT", "SELECT CAST(? AS VARCHAR) AS TENANT");
    }

    @Override
    public boolean isTracking(Tenant tenant) {
        return !off.get().contains(tenant.id());
    }

    @Override
    public void track(Tenant tenant, boolean on) {
        if (on) {
            jdbc.update("DELETE FROM DECLIC_SWITCHED_OFF WHERE TENANT = ?", tenant.id());
        } else {
            jdbc.update(add, tenant.id());
        }
        off.renew();
    }

    private Set<String> read() {
        return Set.copyOf(jdbc.queryForList("SELECT TENANT FROM DECLIC_SWITCHED_OFF", String.class));
    }
}
