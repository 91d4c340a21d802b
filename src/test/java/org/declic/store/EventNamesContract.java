package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import net.ttddyy.dsproxy.QueryCountHolder;
import org.declic.contact.Tenant;
import org.declic.store.JdbcEventNames.EventNameKey;
import org.junit.jupiter.api.Test;

/** Names in memory, of which there is room for so many. */
abstract class EventNamesContract {

    private static final int ROOM = 100;

    abstract Databases.Database database();

    @Test
    void memory_holds_so_many_names_at_most_and_all_keep_their_ids_and_stay_known() {
        var stores = new Stores(database());
        var names = new JdbcEventNames(stores.dataSource, Clock.systemUTC(), 10_000, ROOM);
        var ids = new int[3 * ROOM];
        for (var number = 0; number < ids.length; number++) {
            ids[number] = id(stores, names, number);
            assertThat(names.inMemory()).isLessThanOrEqualTo(ROOM);
        }
        for (var number = 0; number < ids.length; number++) {
            assertThat(id(stores, names, number)).isEqualTo(ids[number]);
            assertThat(names.isKnown(Tenant.NONE, Stores.name("N" + number))).isTrue();
            assertThat(names.inMemory()).isLessThanOrEqualTo(ROOM);
        }
        assertThat(names.isKnown(Tenant.NONE, Stores.name("Never"))).isFalse();
    }

    /** Whether or not all names have room in memory. */
    @Test
    void an_unknown_name_that_is_asked_for_again_and_again_is_looked_up_once_in_a_while() {
        var stores = new Stores(database());
        for (var room : List.of(1, ROOM)) {
            var names = new JdbcEventNames(stores.dataSource, Clock.systemUTC(), 10_000, room);
            id(stores, names, 1);
            id(stores, names, 2);
            names.isKnown(Tenant.NONE, Stores.name("Never"));
            QueryCountHolder.clear();
            for (var again = 0; again < 1000; again++) {
                assertThat(names.isKnown(Tenant.NONE, Stores.name("Never"))).isFalse();
            }
            // a table that is read once in five seconds, of a loop that ends sooner on any machine
            assertThat(QueryCountHolder.getGrandTotal().getSelect()).isLessThanOrEqualTo(20);
        }
    }

    private static int id(Stores stores, JdbcEventNames names, int number) {
        var key = new EventNameKey("", "N" + number);
        return stores.transaction.run(() -> names.ids(List.of(key))).get(key);
    }
}
