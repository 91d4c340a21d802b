package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.declic.contact.Tenant;
import org.declic.entry.Entry;
import org.declic.entry.audience.ContactPosition;
import org.declic.event.EventId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of standings promises. */
abstract class ContactPositionsContract {

    private Stores stores;
    private JdbcContactPositions positions;

    abstract Databases.Database database();

    @BeforeEach
    void record() {
        stores = new Stores(database());
        positions = new JdbcContactPositions(stores.dataSource);
        for (var number = 0; number < 7; number++) {
            stores.append("c" + number + "@example.com", "Seen");
        }
        for (var number : List.of(1, 3, 5)) {
            stores.append("c" + number + "@example.com", "Ordered");
        }
        stores.append("c3@example.com", "Ordered");
        stores.append("c3@example.com", "Left");
        var other = Tenant.of("other");
        stores.append(Stores.event(other, "c1@example.com", "Ordered", null, EventId.of("o"), Stores.NOW));
    }

    @Test
    void all_contacts_of_a_tenant_are_gone_through_page_by_page() {
        var found = new ArrayList<ContactPosition>();
        var last = 0L;
        for (var page = positions.after(Tenant.NONE, List.of(), 0, 3);
                !page.isEmpty();
                page = positions.after(Tenant.NONE, List.of(), last, 3)) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            found.addAll(page);
            last = page.get(page.size() - 1).contact().id();
        }
        assertThat(found.stream().map(one -> one.contact().email().value()))
                .containsExactlyInAnyOrder(
                        "c0@example.com",
                        "c1@example.com",
                        "c2@example.com",
                        "c3@example.com",
                        "c4@example.com",
                        "c5@example.com",
                        "c6@example.com");
        assertThat(found).extracting(one -> one.contact().id()).isSorted();
        var extent = positions.extent(Tenant.NONE, List.of());
        assertThat(extent.contacts()).isEqualTo(7);
        assertThat(extent.lastId()).isEqualTo(last);
        assertThat(positions.extent(Tenant.of("none"), List.of()).contacts()).isZero();
        assertThat(positions.extent(Tenant.of("none"), List.of()).lastId()).isZero();
    }

    @Test
    void only_those_who_had_each_of_the_events_of_their_tenant() {
        assertThat(had("Ordered")).containsExactly("c1@example.com", "c3@example.com", "c5@example.com");
        assertThat(had("Ordered", "Left")).containsExactly("c3@example.com");
        assertThat(had("Ordered", "Never")).isEmpty();
        assertThat(positions
                        .extent(Tenant.NONE, List.of(Stores.name("Ordered")))
                        .contacts())
                .isEqualTo(3);
        assertThat(positions
                        .extent(Tenant.of("other"), List.of(Stores.name("Ordered")))
                        .contacts())
                .isOne();
        assertThat(positions
                        .extent(Tenant.of("other"), List.of(Stores.name("Seen")))
                        .contacts())
                .isZero();
    }

    @Test
    void a_contact_stands_at_its_latest_event_and_has_had_each_so_many_times() {
        var ids = positions.after(Tenant.NONE, List.of(), 0, 100).stream()
                .map(one -> one.contact().id())
                .toList();
        assertThat(positions.of(ids)).hasSize(7);
        var third = positions.of(ids).stream()
                .filter(one -> one.contact().email().value().startsWith("c3"))
                .findFirst()
                .orElseThrow();
        assertThat(third.lastSeq()).isEqualTo(4);
        var names = List.of(Stores.name("Ordered"), Stores.name("Left"));
        var times = positions.times(Tenant.NONE, ids, names);
        assertThat(times).hasSize(3);
        assertThat(times.get(third.contact().id()))
                .isEqualTo(Map.of(Stores.name("Ordered"), 2L, Stores.name("Left"), 1L));
        assertThat(positions.of(List.of(999_999L))).isEmpty();
    }

    @Test
    void who_has_entered_by_whichever_trigger_or_by_hand_is_told() {
        var all = positions.after(Tenant.NONE, List.of(), 0, 100);
        var ids = all.stream().map(one -> one.contact().id()).toList();
        var first = all.get(0).contact();
        stores.transaction.run(() -> {
            stores.entries.add(new Entry(first, "series", "Start", "manual:i", null, 0, Stores.NOW, Stores.NOW, "i"));
            return null;
        });
        assertThat(positions.entered(ids, "series")).containsExactly(first.id());
        assertThat(positions.entered(ids, "another")).isEmpty();
    }

    private List<String> had(String... names) {
        var events = java.util.Arrays.stream(names).map(Stores::name).toList();
        return positions.after(Tenant.NONE, events, 0, 100).stream()
                .map(one -> one.contact().email().value())
                .sorted()
                .toList();
    }
}
