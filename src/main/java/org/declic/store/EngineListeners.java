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
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.declic.event.EventLog.Arrival;
import org.declic.event.Listener;
import org.declic.event.Listeners;
import org.declic.event.RecordedEvent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks the engine's table of event subscriptions, in the transaction that records the events: what another node has
 * deployed or started a moment ago counts.
 */
public final class EngineListeners implements Listeners {

    /** From the start events on, which are few, whoever waits for an event of the same name. */
    private static final String START_EVENTS = """
            SELECT R.TENANT, R.NAME, D.KEY_, S.ACTIVITY_ID_
            FROM UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS R(TENANT, NAME)
            JOIN (
                SELECT T.EVENT_NAME_, T.TENANT_ID_, T.ACTIVITY_ID_, T.CONFIGURATION_ FROM ACT_RU_EVENT_SUBSCR T
                WHERE T.EVENT_TYPE_ = 'message' AND T.EXECUTION_ID_ IS NULL
                OFFSET 0) S ON S.EVENT_NAME_ = R.NAME AND COALESCE(S.TENANT_ID_, '') = R.TENANT
            JOIN ACT_RE_PROCDEF D ON D.ID_ = S.CONFIGURATION_
            """;

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
            FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                CAST(? AS VARCHAR ARRAY)) AS R(CONTACT_ID, TENANT, NAME, EMAIL)
            """;

    private static final String WAITED_FOR = """
            SELECT R.TENANT, R.NAME, R.EMAIL
            FROM UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))
                AS R(TENANT, NAME, EMAIL)
            WHERE EXISTS (%s)
            """;

    private static final String WAITING = Rows.EVENTS + """
            JOIN DECLIC_PENDING P ON P.CONTACT_ID = E.CONTACT_ID AND P.SEQ = E.SEQ
            WHERE E.LISTENERS IS NULL
            """;

    private final JdbcTemplate jdbc;
    private final String awaited;
    private final String waitedFor;
    private final ListenerSets sets;

    public EngineListeners(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        var waits = Dialect.of(dataSource).waits();
        this.awaited = AWAITED.formatted(waits);
        this.waitedFor = WAITED_FOR.formatted(waits);
        this.sets = new ListenerSets(dataSource);
    }

    @Override
    public List<Arrival> addressed(List<Arrival> arrivals) {
        var numbers = numbers(arrivals.stream().map(Name::of));
        return arrivals.stream()
                .map(arrival -> arrival.heardBy(numbers.getOrDefault(Name.of(arrival), 0)))
                .toList();
    }

    @Override
    public Optional<Set<Listener>> of(RecordedEvent event) {
        return Optional.ofNullable(event.listeners()).flatMap(sets::of);
    }

    /** The numbers of the sets of start events that listen to these now; none for a name that no start event listens to. */
    private Map<Name, Integer> numbers(Stream<Name> names) {
        var asked = names.distinct().toList();
        var listening = new HashMap<Name, Set<Listener>>();
        jdbc.query(
                START_EVENTS,
                row -> {
                    listening
                            .computeIfAbsent(
                                    new Name(row.getString("TENANT"), row.getString("NAME")), name -> new HashSet<>())
                            .add(new Listener(row.getString("KEY_"), row.getString("ACTIVITY_ID_")));
                },
                asked.stream().map(Name::tenant).toArray(String[]::new),
                asked.stream().map(Name::name).toArray(String[]::new));
        var ids = sets.ids(new HashSet<>(listening.values()));
        return listening.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> Objects.requireNonNull(ids.get(one.getValue()))));
    }

    @Override
    public List<RecordedEvent> listenedTo(Collection<RecordedEvent> events) {
        var others = events.stream().filter(event -> !event.isListenedTo()).toList();
        var inLine = new HashSet<Long>();
        var waitedFor = new HashSet<NameAndContact>();
        if (!others.isEmpty()) {
            jdbc.query(
                    awaited,
                    row -> {
                        if (row.getBoolean("IN_LINE")) {
                            inLine.add(row.getLong("CONTACT_ID"));
                        }
                        if (row.getBoolean("WAITED_FOR")) {
                            waitedFor.add(NameAndContact.of(row, 0));
                        }
                    },
                    column(others, event -> event.contact().id(), Long[]::new),
                    column(others, event -> event.contact().tenant().id(), String[]::new),
                    column(others, event -> event.name().value(), String[]::new),
                    column(others, event -> event.contact().email().value(), String[]::new));
        }
        var awaited = new ArrayList<RecordedEvent>();
        for (var event : events) {
            var contact = event.contact().id();
            if (event.isListenedTo() || inLine.contains(contact) || waitedFor.contains(NameAndContact.about(event))) {
                inLine.add(contact);
                awaited.add(event);
            }
        }
        return awaited;
    }

    @Override
    public Set<RecordedEvent> waitedFor(Collection<RecordedEvent> events) {
        if (events.isEmpty()) {
            return Set.of();
        }
        var questions = events.stream().map(NameAndContact::about).distinct().toList();
        var waited = new HashSet<>(jdbc.query(
                waitedFor,
                NameAndContact::of,
                questions.stream().map(NameAndContact::tenant).toArray(String[]::new),
                questions.stream().map(NameAndContact::name).toArray(String[]::new),
                questions.stream().map(NameAndContact::email).toArray(String[]::new)));
        return events.stream()
                .filter(event -> waited.contains(NameAndContact.about(event)))
                .collect(Collectors.toSet());
    }

    @Override
    public void addressWaiting() {
        var waiting = jdbc.query(WAITING, Rows::event);
        if (waiting.isEmpty()) {
            return;
        }
        var numbers = numbers(waiting.stream().map(Name::of));
        jdbc.batchUpdate(
                "UPDATE DECLIC_EVENT SET LISTENERS = ? WHERE CONTACT_ID = ? AND SEQ = ?",
                waiting.stream()
                        .map(event -> new Object[] {
                            numbers.getOrDefault(Name.of(event), 0),
                            event.contact().id(),
                            event.seq()
                        })
                        .toList());
    }

    private static <T> Object column(
            List<RecordedEvent> rows, Function<RecordedEvent, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** The name of an event in its tenant. */
    private record Name(String tenant, String name) {

        static Name of(Arrival arrival) {
            return new Name(
                    arrival.event().tenant().id(), arrival.event().name().value());
        }

        static Name of(RecordedEvent event) {
            return new Name(event.contact().tenant().id(), event.name().value());
        }
    }

    private record NameAndContact(String tenant, String name, String email) {

        static NameAndContact about(RecordedEvent event) {
            return new NameAndContact(
                    event.contact().tenant().id(),
                    event.name().value(),
                    event.contact().email().value());
        }

        static NameAndContact of(ResultSet row, int number) throws SQLException {
            return new NameAndContact(row.getString("TENANT"), row.getString("NAME"), row.getString("EMAIL"));
        }
    }
}
