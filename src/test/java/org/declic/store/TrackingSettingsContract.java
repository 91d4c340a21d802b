package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.ttddyy.dsproxy.QueryCountHolder;
import org.declic.contact.Tenant;
import org.junit.jupiter.api.Test;

/** Tracking, which each node looks up once in five seconds. */
abstract class TrackingSettingsContract {

    private static final Tenant NORTH = new Tenant("north");

    abstract Databases.Database database();

    @Test
    void a_switch_counts_at_once_on_its_own_node_and_within_five_seconds_on_another() {
        var stores = new Stores(database());
        var clock = new SetClock();
        var own = new JdbcTrackingSettings(stores.dataSource, clock);
        var other = new JdbcTrackingSettings(stores.dataSource, clock);
        assertThat(own.isTracking(NORTH)).isTrue();
        assertThat(other.isTracking(NORTH)).isTrue();

        own.track(NORTH, false);
        own.track(NORTH, false);
        assertThat(own.isTracking(NORTH)).isFalse();
        assertThat(own.isTracking(Tenant.NONE)).isTrue();
        assertThat(other.isTracking(NORTH)).as("as it was read before").isTrue();
        clock.move(Duration.ofSeconds(5));
        assertThat(other.isTracking(NORTH)).isFalse();

        other.track(NORTH, true);
        assertThat(other.isTracking(NORTH)).isTrue();
        clock.move(Duration.ofSeconds(5));
        assertThat(own.isTracking(NORTH)).isTrue();
    }

    @Test
    void it_is_not_looked_up_for_each_event() {
        var stores = new Stores(database());
        var settings = new JdbcTrackingSettings(stores.dataSource, new SetClock());
        QueryCountHolder.clear();
        for (var again = 0; again < 1000; again++) {
            assertThat(settings.isTracking(NORTH)).isTrue();
        }
        assertThat(QueryCountHolder.getGrandTotal().getSelect()).isOne();
    }
}
