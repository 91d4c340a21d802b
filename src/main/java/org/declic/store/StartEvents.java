package org.declic.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.event.EventLog.Arrival;
import org.declic.event.Listener;
import org.declic.event.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The start events that listen to events now, out of the engine's table of event subscriptions. */
final class StartEvents {

    private static final Columns<Name> NAMES =
            Columns.<Name>of().text("TENANT", Name::tenant).text("NAME", Name::name);

    /** From the start events on, which are few, whoever waits for an event of the same name. */
    private static final String LISTENING = """
            SELECT R.TENANT, R.NAME, D.KEY_, S.ACTIVITY_ID_
            FROM %s
            JOIN (
                SELECT T.EVENT_NAME_, T.TENANT_ID_, T.ACTIVITY_ID_, T.CONFIGURATION_ FROM ACT_RU_EVENT_SUBSCR T
                WHERE T.EVENT_TYPE_ = 'message' AND T.EXECUTION_ID_ IS NULL
                OFFSET 0) S ON S.EVENT_NAME_ = R.NAME AND COALESCE(S.TENANT_ID_, '') = R.TENANT
            JOIN ACT_RE_PROCDEF D ON D.ID_ = S.CONFIGURATION_
            """.formatted(NAMES.given());

    private final JdbcClient jdbc;
    private final ListenerSets sets;

    StartEvents(JdbcClient jdbc, ListenerSets sets) {
        this.jdbc = jdbc;
        this.sets = sets;
    }

    /** The numbers of the sets of those who listen; none for a name that no start event listens to. */
    Map<Name, Integer> sets(Stream<Name> names) {
        var listening = new HashMap<Name, Set<Listener>>();
        jdbc.sql(LISTENING)
                .params(NAMES.arrays(names.collect(Collectors.toSet())))
                .query(row -> {
                    listening
                            .computeIfAbsent(
                                    new Name(row.getString("TENANT"), row.getString("NAME")), name -> new HashSet<>())
                            .add(new Listener(row.getString("KEY_"), row.getString("ACTIVITY_ID_")));
                });
        var ids = sets.ids(new HashSet<>(listening.values()));
        return listening.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> Objects.requireNonNull(ids.get(one.getValue()))));
    }

    /** The name of an event in its tenant. */
    record Name(String tenant, String name) {

        static Name of(Arrival arrival) {
            return new Name(
                    arrival.event().tenant().id(), arrival.event().name().value());
        }

        static Name of(RecordedEvent event) {
            return new Name(event.contact().tenant().id(), event.name().value());
        }
    }
}
