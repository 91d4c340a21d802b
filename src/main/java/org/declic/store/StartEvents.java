package org.declic.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.contact.Tenant;
import org.declic.event.EventLog.Arrival;
import org.declic.event.Listener;
import org.declic.event.Listeners.StartEvent;
import org.declic.event.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The start events that listen to events now, out of the engine's table of event subscriptions. */
final class StartEvents {

    private static final Columns<Name> NAMES =
            Columns.<Name>of().text("TENANT", Name::tenant).text("NAME", Name::name);

    private static final String LISTENING = """
            SELECT R.TENANT, R.NAME, S.CONFIGURATION_, S.ACTIVITY_ID_, S.TENANT_ID_,
                (SELECT D.KEY_ FROM ACT_RE_PROCDEF D WHERE D.ID_ = S.CONFIGURATION_) AS KEY_
            FROM %s
            %s
            """;

    private final JdbcClient jdbc;
    private final ListenerSets sets;
    private final String listening;
    private final String listeningAnywhere;

    StartEvents(JdbcClient jdbc, Dialect dialect, ListenerSets sets) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.listening = LISTENING.formatted(NAMES.given(), dialect.startsOfTenant());
        this.listeningAnywhere = LISTENING.formatted(NAMES.given(), dialect.starts());
    }

    /** The start events that listen to a name. */
    List<StartEvent> of(Name name) {
        return of(listening, name);
    }

    /** The same in all tenants. */
    List<StartEvent> anywhere(String name) {
        return of(listeningAnywhere, new Name("", name));
    }

    private List<StartEvent> of(String query, Name name) {
        return jdbc.sql(query)
                .params(NAMES.arrays(List.of(name)))
                .query((row, number) -> new StartEvent(
                        row.getString("CONFIGURATION_"),
                        row.getString("ACTIVITY_ID_"),
                        Tenant.of(row.getString("TENANT_ID_"))))
                .list();
    }

    /** The numbers of the sets of those who listen; none for a name that no start event listens to. */
    Map<Name, Integer> sets(Stream<Name> names) {
        var found = new HashMap<Name, Set<Listener>>();
        jdbc.sql(listening)
                .params(NAMES.arrays(names.collect(Collectors.toSet())))
                .query(row -> {
                    var key = row.getString("KEY_");
                    if (key != null) {
                        found.computeIfAbsent(
                                        new Name(row.getString("TENANT"), row.getString("NAME")),
                                        name -> new HashSet<>())
                                .add(new Listener(key, row.getString("ACTIVITY_ID_")));
                    }
                });
        var ids = sets.ids(new HashSet<>(found.values()));
        return found.entrySet().stream()
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

    /** By which start events are found, whoever else waits for the event. */
    static EngineIndex index(Dialect dialect) {
        var columns = switch (dialect) {
            // with all columns that are asked for, else H2 prefers the index of the foreign key
            case H2 -> "(EVENT_NAME_, EXECUTION_ID_, TENANT_ID_, EVENT_TYPE_, CONFIGURATION_, ACTIVITY_ID_)";
            // of start events alone: it is small, and instances that begin to wait don't write it
            case POSTGRESQL -> "(EVENT_NAME_, COALESCE(TENANT_ID_, '')) WHERE EXECUTION_ID_ IS NULL";
        };
        return new EngineIndex("DECLIC_START_EVENT", "ACT_RU_EVENT_SUBSCR", columns);
    }
}
