package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.store.Stores.NOW;
import static org.declic.store.Stores.event;

import org.declic.contact.Tenant;
import org.declic.event.EventId;
import org.declic.event.Recorded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** An event's id says that it was recorded before: what makes two ids the same, on whichever database. */
abstract class EventIdsContract {

    private Stores stores;

    abstract Databases.Database database();

    @BeforeEach
    void start() {
        stores = new Stores(database());
    }

    @Test
    void an_id_is_recorded_once_for_a_contact_and_the_repeat_answers_with_the_first() {
        var first = stores.append(
                event("ana@example.com", "Ordered", "1", "o-1", NOW),
                event("ana@example.com", "Ordered", "again in the batch", "o-1", NOW));
        assertThat(first).extracting(Recorded::duplicate).containsExactly(false, true);
        var repeat = stores.append(
                event("ana@example.com", "Ordered", "2", "o-1", NOW),
                event("bo@example.com", "Ordered", "3", "o-1", NOW));
        assertThat(repeat).extracting(Recorded::duplicate).containsExactly(true, false);
        assertThat(repeat.get(0).event()).isEqualTo(first.get(0).event());
        var otherSource = event(Tenant.NONE, "ana@example.com", "Ordered", null, new EventId("/shop", "o-1"), NOW);
        assertThat(stores.append(otherSource).get(0).duplicate()).isFalse();
        assertThat(stores.count("EVENT")).isEqualTo(3);
    }

    @Test
    void an_id_without_a_source_belongs_to_the_name_of_the_event() {
        var ordered = stores.append(event("ana@example.com", "Ordered", "1", "4711", NOW));
        var shipped = stores.append(
                event("ana@example.com", "Shipped", "2", "4711", NOW),
                event("ana@example.com", "Ordered", "3", "4711", NOW),
                event("ana@example.com", "Shipped", "4", "4711", NOW));
        assertThat(shipped).extracting(Recorded::duplicate).containsExactly(false, true, true);
        assertThat(shipped.get(1).event()).isEqualTo(ordered.get(0).event());
        assertThat(shipped.get(2).event()).isEqualTo(shipped.get(0).event());
        assertThat(shipped.get(0).event().id()).isEqualTo(EventId.of("4711"));
        assertThat(stores.log.find(shipped.get(0).event().contact().id(), 2))
                .contains(shipped.get(0).event());
        assertThat(stores.append(event("ana@example.com", "Shipped", "5", "4711", NOW))
                        .get(0)
                        .event())
                .isEqualTo(shipped.get(0).event());
    }

    @Test
    void an_id_with_a_source_belongs_to_the_source_whatever_the_name() {
        var id = new EventId("/shop", "4711");
        stores.append(event(Tenant.NONE, "ana@example.com", "Ordered", null, id, NOW));
        assertThat(stores.append(event(Tenant.NONE, "ana@example.com", "Shipped", null, id, NOW))
                        .get(0)
                        .duplicate())
                .isTrue();
    }

    /** Versions before this one stored no source where none was sent. */
    @Test
    void an_id_that_was_recorded_before_is_the_same_for_the_same_name() {
        stores.append(event("ana@example.com", "Ordered", "1", "4711", NOW));
        new JdbcTemplate(stores.bare()).update("UPDATE DECLIC_EVENT SET SOURCE = ''");
        assertThat(stores.append(
                        event("ana@example.com", "Ordered", "2", "4711", NOW),
                        event("ana@example.com", "Shipped", "3", "4711", NOW)))
                .extracting(Recorded::duplicate)
                .containsExactly(true, false);
    }
}
