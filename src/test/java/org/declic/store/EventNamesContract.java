package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
            // asked once in five seconds, by a loop that ends sooner on any machine
            assertThat(QueryCountHolder.getGrandTotal().getSelect()).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void what_another_node_makes_or_hides_is_known_within_five_seconds() {
        var stores = new Stores(database());
        var clock = new SetClock();
        var own = new JdbcEventNames(stores.dataSource, clock, 10_000, ROOM);
        var other = new JdbcEventNames(stores.dataSource, clock, 10_000, ROOM);
        var name = Stores.name("N1");
        assertThat(own.isKnown(Tenant.NONE, name)).isFalse();
        id(stores, other, 1);
        assertThat(other.isKnown(Tenant.NONE, name)).isTrue();
        assertThat(own.isKnown(Tenant.NONE, name)).as("as it was asked before").isFalse();
        clock.move(Duration.ofSeconds(5));
        assertThat(own.isKnown(Tenant.NONE, name)).isTrue();

        other.hide(Tenant.NONE, name);
        assertThat(other.isKnown(Tenant.NONE, name)).isFalse();
        clock.move(Duration.ofSeconds(-5));
        assertThat(own.isKnown(Tenant.NONE, name))
                .as("after a jump back of the clock")
                .isFalse();
    }

    /** Whoever asks before the commit sees the name; this is not what those after it are told. */
    @Test
    void what_is_hidden_in_a_transaction_is_hidden_on_this_node_from_its_end_on() {
        var stores = new Stores(database());
        var names = new JdbcEventNames(stores.dataSource, new SetClock(), 10_000, ROOM);
        var name = Stores.name("N1");
        id(stores, names, 1);
        stores.transaction.run(() -> {
            names.hide(Tenant.NONE, name);
            return assertThat(CompletableFuture.supplyAsync(() -> names.isKnown(Tenant.NONE, name))
                            .join())
                    .isTrue();
        });
        assertThat(names.isKnown(Tenant.NONE, name)).isFalse();
    }

    @Test
    void what_a_transaction_hides_that_is_rolled_back_is_not_hidden() {
        var stores = new Stores(database());
        var names = new JdbcEventNames(stores.dataSource, new SetClock(), 10_000, ROOM);
        var name = Stores.name("N1");
        id(stores, names, 1);
        assertThatThrownBy(() -> stores.transaction.run(() -> {
                    names.hide(Tenant.NONE, name);
                    assertThat(names.isKnown(Tenant.NONE, name)).isFalse();
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(names.isKnown(Tenant.NONE, name)).isTrue();
    }

    @Test
    void a_name_that_was_unknown_a_moment_ago_is_known_once_it_is_recorded() {
        var stores = new Stores(database());
        var names = new JdbcEventNames(stores.dataSource, new SetClock(), 10_000, ROOM);
        for (var number = 2 * ROOM; number < 3 * ROOM; number++) {
            assertThat(names.isKnown(Tenant.NONE, Stores.name("N" + number))).isFalse();
        }
        for (var number = 0; number < 3 * ROOM; number++) {
            id(stores, names, number);
        }
        assertThat(names.inMemory()).isLessThanOrEqualTo(ROOM);
        for (var number = 2 * ROOM; number < 3 * ROOM; number++) {
            assertThat(names.isKnown(Tenant.NONE, Stores.name("N" + number))).isTrue();
        }
    }

    private static int id(Stores stores, JdbcEventNames names, int number) {
        var key = new EventNameKey("", "N" + number);
        return stores.transaction.run(() -> names.ids(List.of(key))).get(key);
    }
}
