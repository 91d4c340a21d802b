package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordedEvent;

/** How times and events stand in rows. Times are kept in UTC to the microsecond, whatever the time zone of a session. */
final class Rows {

    /**
     * Columns of an event E with its contact C and name. The name by a subquery, since PostgreSQL may read all names for a join as
     * long as its statistics are old.
     */
    static final String EVENTS = """
            SELECT E.CONTACT_ID, C.TENANT, C.EMAIL, E.SEQ, E.NTH, E.SOURCE, E.EVENT_ID, E.EVENT_VALUE,
                (SELECT N.NAME FROM DECLIC_EVENT_NAME N WHERE N.ID = E.NAME_ID) AS NAME,
                E.OCCURRED_AT, E.RECORDED_AT, E.PAST, E.CHAIN, E.LISTENERS
            FROM DECLIC_EVENT E
            JOIN DECLIC_CONTACT C ON C.ID = E.CONTACT_ID
            """;

    private Rows() {}

    static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A pattern for LIKE, with ! as the escape character, on lower-cased text that contains this one. */
    static String containing(String text) {
        InvalidInput.refuseNul("search", text);
        return "%"
                + text.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
    }

    /** A row of {@link #EVENTS}. An id that was sent without a source has the event's name there. */
    static RecordedEvent event(ResultSet row, int number) throws SQLException {
        var name = row.getString("NAME");
        var source = row.getString("SOURCE");
        return new RecordedEvent(
                new Contact(
                        row.getLong("CONTACT_ID"),
                        new Tenant(row.getString("TENANT")),
                        Email.stored(row.getString("EMAIL"))),
                row.getLong("SEQ"),
                row.getLong("NTH"),
                new EventId(source.equals(name) ? "" : source, row.getString("EVENT_ID")),
                new EventName(name),
                EventValue.stored(row.getString("EVENT_VALUE")),
                instant(row, "OCCURRED_AT"),
                instant(row, "RECORDED_AT"),
                row.getBoolean("PAST"),
                row.getInt("CHAIN"),
                row.getObject("LISTENERS", Integer.class));
    }
}
