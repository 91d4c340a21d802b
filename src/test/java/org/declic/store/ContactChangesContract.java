package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.store.Stores.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.declic.event.ContactChanges.Synced;
import org.declic.event.EventLog.Arrival;
import org.declic.event.Listener;
import org.declic.event.Listeners;
import org.declic.event.RecordEvents;
import org.declic.event.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts that several requests change at the same moment, on whichever database. */
abstract class ContactChangesContract {

    private static final int REQUESTS = 6;

    private final ExecutorService senders = Executors.newFixedThreadPool(REQUESTS);
    private Stores stores;
    private ContactChanges changes;

    abstract Databases.Database database();

    @BeforeEach
    void start() {
        stores = new Stores(database());
        var recordEvents = new RecordEvents(
                stores.transaction,
                stores.log,
                new NobodyListens(),
                stores.pending,
                (batch, tenant) -> {},
                Clock.fixed(NOW, ZoneOffset.UTC),
                Duration.ofHours(72));
        changes =
                new ContactChanges(stores.transaction, stores.contacts, stores.people, stores.attributes, recordEvents);
    }

    @AfterEach
    void end() {
        senders.shutdownNow();
    }

    @Test
    void a_contact_that_several_make_at_the_same_moment_is_created_once() throws Exception {
        for (var round = 0; round < 30; round++) {
            var email = new Email("c" + round + "@example.com");
            var together = new CyclicBarrier(REQUESTS);
            var synced = new ArrayList<Future<Synced>>();
            for (var request = 0; request < REQUESTS; request++) {
                synced.add(senders.submit(() -> {
                    together.await();
                    return changes.sync(Tenant.NONE, email, null, Map.of());
                }));
            }
            var news = 0;
            for (var one : synced) {
                news += one.get().isNew() ? 1 : 0;
            }
            assertThat(news).isOne();
        }
        assertThat(stores.count("CONTACT")).isEqualTo(30);
        assertThat(stores.count("ENTRANCE")).isEqualTo(30);
        assertThat(stores.jdbc.queryForObject("""
                        SELECT COUNT(*) FROM DECLIC_EVENT E JOIN DECLIC_EVENT_NAME N ON N.ID = E.NAME_ID
                        WHERE N.NAME = 'Contact created'""", Long.class)).isEqualTo(30);
    }

    private static final class NobodyListens implements Listeners {

        @Override
        public void prepare() {}

        @Override
        public List<StartEvent> starts(@org.jspecify.annotations.Nullable Tenant tenant, String message) {
            return List.of();
        }

        @Override
        public List<String> waiting(
                @org.jspecify.annotations.Nullable Tenant tenant, String message, String businessKey) {
            return List.of();
        }

        @Override
        public List<Arrival> addressed(List<Arrival> arrivals) {
            return arrivals;
        }

        @Override
        public Optional<Set<Listener>> of(RecordedEvent event) {
            return Optional.empty();
        }

        @Override
        public void addressWaiting() {}

        @Override
        public List<RecordedEvent> listenedTo(Collection<RecordedEvent> events) {
            return List.of();
        }

        @Override
        public java.util.Map<RecordedEvent, List<String>> waitedFor(Collection<RecordedEvent> events) {
            return java.util.Map.of();
        }
    }
}
