package org.declic.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.declic.contact.Contact;
import org.declic.event.EventId;
import org.declic.event.EventLog.Arrival;
import org.declic.event.EventName;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of events in the table {@code DECLIC_EVENT}; only for whoever has locked the rows of the contacts. */
final class EventRows {

    private static final Columns<Placed> IDENTITIES = Columns.<Placed>of()
            .bigint("CONTACT_ID", one -> one.contact().id())
            .text("SOURCE", Placed::source)
            .text("EVENT_ID", one -> one.arrival().id().id());
    private static final String EARLIER = Rows.EVENTS + """
            JOIN %s ON R.CONTACT_ID = E.CONTACT_ID AND E.SOURCE IN (R.SOURCE, '') AND R.EVENT_ID = E.EVENT_ID
            """.formatted(IDENTITIES.given());

    private static final Columns<Numbered> EVENTS = Columns.<Numbered>of()
            .bigint("CONTACT_ID", one -> one.event().contact().id())
            .bigint("SEQ", one -> one.event().seq())
            .integer("NAME_ID", Numbered::nameId)
            .bigint("NTH", one -> one.event().nth())
            .text("SOURCE", Numbered::source)
            .text("EVENT_ID", one -> one.event().id().id())
            .text("EVENT_VALUE", one -> one.event().value().text())
            .time("OCCURRED_AT", one -> one.event().occurredAt())
            .time("RECORDED_AT", one -> one.event().recordedAt())
            .flag("PAST", one -> one.event().startsNothing())
            .integer("CHAIN", one -> one.event().chain())
            .integer("LISTENERS", one -> one.event().listeners());
    private static final String INSERT = "INSERT INTO DECLIC_EVENT (%s) SELECT %s FROM %s"
            .formatted(String.join(", ", EVENTS.names()), String.join(", ", EVENTS.expressions()), EVENTS.given());

    private final JdbcClient jdbc;

    EventRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is recorded already of these. */
    Map<Identity, RecordedEvent> earlier(Collection<Placed> placed) {
        var found = new HashMap<Identity, RecordedEvent>();
        jdbc.sql(EARLIER).params(IDENTITIES.arrays(placed)).query(row -> {
            var event = Rows.event(row, 0);
            found.put(Identity.of(event.contact(), event.name(), event.id()), event);
        });
        return found;
    }

    void insert(List<Numbered> fresh) {
        jdbc.sql(INSERT).params(EVENTS.arrays(fresh)).update();
    }

    /** What makes an event the same as another. An id without a source is one of the event's name. */
    record Identity(long contactId, EventId id, @Nullable EventName of) {

        private static Identity of(Contact contact, EventName name, EventId id) {
            return new Identity(contact.id(), id, id.source().isEmpty() ? name : null);
        }
    }

    /** An event with the number of its name, and its source as it is stored. */
    record Numbered(RecordedEvent event, int nameId, String source) {}

    /** An arrival whose contact and name are known. */
    record Placed(Arrival arrival, Contact contact, int nameId) {

        Identity identity() {
            return Identity.of(contact, arrival.event().name(), arrival.id());
        }

        /** As it is stored: a sender's id without a source has the event's name for one, see {@link Rows#event}. */
        String source() {
            var source = arrival.id().source();
            return source.isEmpty() && arrival.event().id() != null
                    ? arrival.event().name().value()
                    : source;
        }

        RecordedEvent numbered(long seq, long nth) {
            return new RecordedEvent(
                    contact,
                    seq,
                    nth,
                    arrival.id(),
                    arrival.event().name(),
                    arrival.event().value(),
                    stored(arrival.occurredAt()),
                    stored(arrival.recordedAt()),
                    arrival.startsNothing(),
                    arrival.event().chain(),
                    arrival.listeners());
        }

        private static Instant stored(Instant instant) {
            return Rows.utc(instant).toInstant();
        }
    }
}
