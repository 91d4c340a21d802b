package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.event.EventLog.Arrival;
import org.declic.event.Listener;
import org.declic.event.Listeners;
import org.declic.event.RecordedEvent;
import org.declic.store.StartEvents.Name;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the engine's table of event subscriptions, in the transaction that records the events: what another node has
 * deployed or started a moment ago counts.
 */
public final class EngineListeners implements Listeners {

    private static final Columns<NameAndContact> NAMES = Columns.<NameAndContact>of()
            .text("TENANT", NameAndContact::tenant)
            .text("NAME", NameAndContact::name)
            .text("EMAIL", NameAndContact::email);

    private static final Columns<RecordedEvent> EVENTS = Columns.<RecordedEvent>of()
            .bigint("CONTACT_ID", event -> event.contact().id())
            .text("TENANT", event -> event.contact().tenant().id())
            .text("NAME", event -> event.name().value())
            .text("EMAIL", event -> event.contact().email().value());

    private static final Columns<Addressed> ADDRESSED = Columns.<Addressed>of()
            .bigint("CONTACT_ID", one -> one.event().contact().id())
            .bigint("SEQ", one -> one.event().seq())
            .integer("LISTENERS", Addressed::listeners);

    /**
     * Who has events in line, or an instance that waits. In one statement, so that a job that commits meanwhile shows either
     * its events in line or its subscriptions.
     */
    private static final String AWAITED = """
            SELECT R.CONTACT_ID, R.TENANT, R.NAME, R.EMAIL,
                EXISTS (
                    SELECT 1 FROM DECLIC_PENDING P
                    WHERE P.CONTACT_ID = R.CONTACT_ID AND P.BATCH IS NOT NULL) AS IN_LINE,
                EXISTS (%s) AS WAITED_FOR
            FROM %s
            """;

    private static final String WAITING = "SELECT DISTINCT W.ID_ FROM (%s) W ORDER BY W.ID_";

    private static final String NOT_ADDRESSED = Rows.EVENTS + """
            JOIN DECLIC_PENDING P ON P.CONTACT_ID = E.CONTACT_ID AND P.SEQ = E.SEQ
            WHERE E.LISTENERS IS NULL
            """;

    /** By which the latest version of an automation is found, however many versions of however many there are. */
    private static final EngineIndex DEFINITIONS =
            new EngineIndex("DECLIC_DEFINITION", "ACT_RE_PROCDEF", "(KEY_, TENANT_ID_)");

    private final DataSource dataSource;
    private final List<EngineIndex> indexes;
    private final JdbcClient jdbc;
    private final String awaited;
    private final String waiting;
    private final String waitingAnywhere;
    private final String waitedFor;
    private final String address;
    private final ListenerSets sets;
    private final StartEvents startEvents;

    public EngineListeners(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        var dialect = Dialect.of(dataSource);
        this.dataSource = dataSource;
        this.indexes = Stream.concat(
                        Stream.of(StartEvents.index(dialect), DEFINITIONS), OtherSpellings.indexes(dialect).stream())
                .toList();
        var waits = dialect.waits("R.TENANT", "R.NAME", "R.EMAIL");
        this.waiting = WAITING.formatted(dialect.waits(":tenant", ":name", ":key"));
        this.waitingAnywhere = WAITING.formatted(dialect.waits(Dialect.ANY_TENANT, ":name", ":key"));
        this.awaited = AWAITED.formatted(waits, EVENTS.given());
        this.waitedFor = dialect.waiting(NAMES.given());
        this.address =
                dialect.set(KeyedRows.of("DECLIC_EVENT", "CONTACT_ID", "SEQ").given(ADDRESSED));
        this.sets = new ListenerSets(jdbc, dialect);
        this.startEvents = new StartEvents(jdbc, dialect, sets);
    }

    @Override
    public void prepare() {
        // those of other spellings are for erasure and export; they too are made when the engine's tables are there
        indexes.forEach(index -> index.create(dataSource));
    }

    @Override
    public List<StartEvent> starts(@Nullable Tenant tenant, String message) {
        return tenant == null ? startEvents.anywhere(message) : startEvents.of(new Name(tenant.id(), message));
    }

    @Override
    public List<Arrival> addressed(List<Arrival> arrivals) {
        var listening = startEvents.sets(arrivals.stream().map(Name::of));
        return arrivals.stream()
                .map(arrival -> arrival.heardBy(listening.getOrDefault(Name.of(arrival), 0)))
                .toList();
    }

    @Override
    public Optional<Set<Listener>> of(RecordedEvent event) {
        return Optional.ofNullable(event.listeners()).flatMap(sets::of);
    }

    @Override
    public List<RecordedEvent> listenedTo(Collection<RecordedEvent> events) {
        var others = events.stream().filter(event -> !event.isListenedTo()).toList();
        var inLine = new HashSet<Long>();
        var waited = new HashSet<NameAndContact>();
        if (!others.isEmpty()) {
            jdbc.sql(awaited).params(EVENTS.arrays(others)).query(row -> {
                if (row.getBoolean("IN_LINE")) {
                    inLine.add(row.getLong("CONTACT_ID"));
                }
                if (row.getBoolean("WAITED_FOR")) {
                    waited.add(NameAndContact.in(row, 0));
                }
            });
        }
        var listenedTo = new ArrayList<RecordedEvent>();
        for (var event : events) {
            var contact = event.contact().id();
            if (event.isListenedTo() || inLine.contains(contact) || waited.contains(NameAndContact.of(event))) {
                inLine.add(contact);
                listenedTo.add(event);
            }
        }
        return listenedTo;
    }

    @Override
    public Map<RecordedEvent, List<String>> waitedFor(Collection<RecordedEvent> events) {
        if (events.isEmpty()) {
            return Map.of();
        }
        var questions = events.stream().map(NameAndContact::of).collect(Collectors.toSet());
        var waited = new HashMap<NameAndContact, List<String>>();
        jdbc.sql(waitedFor).params(NAMES.arrays(questions)).query(row -> {
            waited.computeIfAbsent(NameAndContact.in(row, 0), question -> new ArrayList<>())
                    .add(row.getString("ID_"));
        });
        return events.stream()
                .filter(event -> waited.containsKey(NameAndContact.of(event)))
                .collect(Collectors.toMap(
                        event -> event, event -> Objects.requireNonNull(waited.get(NameAndContact.of(event)))));
    }

    @Override
    public List<String> waiting(@Nullable Tenant tenant, String message, String businessKey) {
        var asked = jdbc.sql(tenant == null ? waitingAnywhere : waiting)
                .param("name", message)
                .param("key", businessKey);
        return (tenant == null ? asked : asked.param("tenant", tenant.id()))
                .query(String.class)
                .list();
    }

    @Override
    public void addressWaiting() {
        var waiting = jdbc.sql(NOT_ADDRESSED).query(Rows::event).list();
        if (waiting.isEmpty()) {
            return;
        }
        var listening = startEvents.sets(waiting.stream().map(Name::of));
        var rows = waiting.stream()
                .map(event -> new Addressed(event, listening.getOrDefault(Name.of(event), 0)))
                .toList();
        jdbc.sql(address).params(ADDRESSED.arrays(rows)).update();
    }

    /** @param listeners the number of the set of those who listen */
    private record Addressed(RecordedEvent event, int listeners) {}

    private record NameAndContact(String tenant, String name, String email) {

        static NameAndContact of(RecordedEvent event) {
            return new NameAndContact(
                    event.contact().tenant().id(),
                    event.name().value(),
                    event.contact().email().value());
        }

        static NameAndContact in(ResultSet row, int number) throws SQLException {
            return new NameAndContact(row.getString("TENANT"), row.getString("NAME"), row.getString("EMAIL"));
        }
    }
}
