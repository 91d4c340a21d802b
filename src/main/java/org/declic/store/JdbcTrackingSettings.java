package org.declic.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.contact.TrackingSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tenants that have tracking switched off, in the table {@code DECLIC_SWITCHED_OFF}. */
public final class JdbcTrackingSettings implements TrackingSettings {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String add;
    private volatile Known known = new Known(Set.of(), Instant.EPOCH);

    public JdbcTrackingSettings(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
        this.add = Dialect.of(dataSource)
                .addMissing(KeyedRows.of("DECLIC_SWITCHED_OFF", "TENANT").with("TENANT", "CAST(:tenant AS VARCHAR)"));
    }

    @Override
    public boolean isTracking(Tenant tenant) {
        var now = Instant.now(clock);
        return !fresh(now).off().contains(tenant.id());
    }

    private Known fresh(Instant now) {
        var last = known;
        return last.at().isBefore(now.minus(FRESH)) || last.at().isAfter(now) ? read(now) : last;
    }

    @Override
    public void track(Tenant tenant, boolean on) {
        jdbc.sql(on ? "DELETE FROM DECLIC_SWITCHED_OFF WHERE TENANT = :tenant" : add)
                .param("tenant", tenant.id())
                .update();
        read(Instant.now(clock));
    }

    private Known read(Instant now) {
        var read = new Known(
                jdbc.sql("SELECT TENANT FROM DECLIC_SWITCHED_OFF")
                        .query(String.class)
                        .set(),
                now);
        known = read;
        return read;
    }

    private record Known(Set<String> off, Instant at) {}
}
