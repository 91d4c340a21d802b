package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.declic.event.Listeners;
import org.declic.event.RecordedEvent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks the engine's table of event subscriptions, in the transaction that records the events: what another node has
 * deployed or started a moment ago counts. How many others run and wait makes no difference.
 */
public final class EngineListeners implements Listeners {

    /** What is asked about. Parameters: tenants, names, e-mail addresses. */
    private static final String QUESTIONS = """
            WITH R AS (
                SELECT R.TENANT, R.NAME, R.EMAIL
                FROM UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))
                    AS R(TENANT, NAME, EMAIL))
            """;

    /** Start events, which are few, whoever waits for an event of the same name. */
    private static final String STARTED_BY = """
            SELECT R.TENANT, R.NAME, R.EMAIL FROM R
            JOIN (
                SELECT DISTINCT COALESCE(S.TENANT_ID_, '') AS TENANT, S.EVENT_NAME_ AS NAME FROM ACT_RU_EVENT_SUBSCR S
                WHERE S.EXECUTION_ID_ IS NULL AND S.EVENT_TYPE_ = 'message'
                OFFSET 0) S ON S.NAME = R.NAME AND S.TENANT = R.TENANT
            """;

    private final JdbcTemplate jdbc;
    private final String whoListens;
    private final String whoWaits;

    public EngineListeners(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        var waitedFor = Dialect.of(dataSource).waitedFor();
        this.whoWaits = QUESTIONS + waitedFor;
        this.whoListens = QUESTIONS + STARTED_BY + " UNION " + waitedFor;
    }

    @Override
    public List<RecordedEvent> listenedTo(Collection<RecordedEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        // first who has events in line, then who listens: a job that commits in between has shown its subscriptions
        var inLine = contactsInLine(events);
        var listenedTo = asked(whoListens, events);
        var awaited = new ArrayList<RecordedEvent>();
        for (var event : events) {
            if (inLine.contains(event.contact().id()) || listenedTo.contains(Question.about(event))) {
                inLine.add(event.contact().id());
                awaited.add(event);
            }
        }
        return awaited;
    }

    @Override
    public Set<RecordedEvent> waitedFor(Collection<RecordedEvent> events) {
        var waited = events.isEmpty() ? Set.<Question>of() : asked(whoWaits, events);
        return events.stream()
                .filter(event -> waited.contains(Question.about(event)))
                .collect(Collectors.toSet());
    }

    private Set<Long> contactsInLine(Collection<RecordedEvent> events) {
        return new HashSet<>(jdbc.queryForList("""
                SELECT DISTINCT P.CONTACT_ID FROM DECLIC_PENDING P
                WHERE P.BATCH IS NOT NULL
                    AND P.CONTACT_ID = ANY(CAST(? AS BIGINT ARRAY))
                """, Long.class, new Object[] {
            events.stream().map(event -> event.contact().id()).distinct().toArray(Long[]::new)
        }));
    }

    private Set<Question> asked(String query, Collection<RecordedEvent> events) {
        var questions = events.stream().map(Question::about).distinct().toList();
        return new HashSet<>(jdbc.query(
                query,
                Question::of,
                questions.stream().map(Question::tenant).toArray(String[]::new),
                questions.stream().map(Question::name).toArray(String[]::new),
                questions.stream().map(Question::email).toArray(String[]::new)));
    }

    private record Question(String tenant, String name, String email) {

        static Question about(RecordedEvent event) {
            return new Question(
                    event.contact().tenant().id(),
                    event.name().value(),
                    event.contact().email().value());
        }

        static Question of(ResultSet row, int number) throws SQLException {
            return new Question(row.getString("TENANT"), row.getString("NAME"), row.getString("EMAIL"));
        }
    }
}
