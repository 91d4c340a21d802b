package org.declic.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;
import org.declic.entry.operate.LatestDecisions;
import org.springframework.jdbc.core.JdbcTemplate;

/** Decisions in the table {@code DECLIC_DECISION}; the reasons as a JSON array of texts. */
public final class JdbcDecisions implements Decisions, LatestDecisions {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String COLUMNS = "TENANT, CONTACT_ID, CONTACT, AUTOMATION, TRIGGER_ID, EVENT, EVENT_ID, SEQ,"
            + " OUTCOME, KIND, REASONS, PROCESS_INSTANCE_ID, DECIDED_AT";

    private final JdbcTemplate jdbc;
    private final ActivityRows activity;

    public JdbcDecisions(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.activity = new ActivityRows(jdbc);
    }

    @Override
    public void keep(List<Decision> decisions) {
        jdbc.batchUpdate(
                "INSERT INTO DECLIC_DECISION (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                decisions.stream().map(JdbcDecisions::values).toList());
        activity.count(decisions);
    }

    @Override
    public List<Decision> about(long contactId, long seq) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM DECLIC_DECISION WHERE CONTACT_ID = ? AND SEQ = ? ORDER BY ID",
                JdbcDecisions::decision,
                contactId,
                seq);
    }

    @Override
    public List<Decision> of(long contactId, int limit, int offset) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM DECLIC_DECISION WHERE CONTACT_ID = ?"
                        + " ORDER BY SEQ, ID OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                JdbcDecisions::decision,
                contactId,
                offset,
                limit);
    }

    @Override
    public DecisionsPage find(Query query) {
        var where = new StringBuilder(" WHERE AUTOMATION = ? AND TENANT = ANY(CAST(? AS VARCHAR ARRAY))");
        var parameters = new ArrayList<Object>(List.of(
                query.automation(), query.tenants().stream().map(Tenant::id).toArray(String[]::new)));
        if (query.contact() != null) {
            where.append(" AND CONTACT = ?");
            parameters.add(query.contact());
        }
        if (query.outcome() != null) {
            where.append(" AND OUTCOME = ?");
            parameters.add(query.outcome().word());
        }
        if (query.trigger() != null) {
            where.append(" AND TRIGGER_ID = ?");
            parameters.add(query.trigger());
        }
        var total =
                jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_DECISION" + where, Long.class, parameters.toArray());
        parameters.add(query.offset());
        parameters.add(query.limit());
        var found = jdbc.query(
                "SELECT " + COLUMNS + " FROM DECLIC_DECISION" + where
                        + " ORDER BY ID DESC OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                JdbcDecisions::decision,
                parameters.toArray());
        return new DecisionsPage(found, total == null ? 0 : total);
    }

    /** Of several kinds, the latest of each and of these the latest: each look goes down one index and stops. */
    @Override
    public List<Kept> latest(Filter filter) {
        var kinds = filter.kinds().stream().map(ReasonKind::word).sorted().toList();
        var parameters = new ArrayList<Object>();
        var looks = new ArrayList<String>();
        for (var kind : kinds.isEmpty() ? List.of("") : kinds) {
            parameters.addAll(List.of(filter.automation(), filter.tenant().id(), filter.before()));
            var look = "SELECT ID, " + COLUMNS + " FROM DECLIC_DECISION WHERE AUTOMATION = ? AND TENANT = ? AND ID < ?";
            if (filter.contact() != null) {
                look += " AND CONTACT = ?";
                parameters.add(filter.contact());
            }
            if (!kind.isEmpty()) {
                look += " AND KIND = ?";
                parameters.add(kind);
            }
            looks.add("(" + look + " ORDER BY ID DESC FETCH FIRST ? ROWS ONLY)");
            parameters.add(filter.limit());
        }
        parameters.add(filter.limit());
        return jdbc.query(
                "SELECT ID, " + COLUMNS + " FROM (" + String.join(" UNION ALL ", looks)
                        + ") D ORDER BY ID DESC FETCH FIRST ? ROWS ONLY",
                (row, number) -> new Kept(row.getLong("ID"), decision(row, number)),
                parameters.toArray());
    }

    @Override
    public List<Decision> about(long contactId, long firstSeq, long lastSeq) {
        return jdbc.query(
                "SELECT " + COLUMNS
                        + " FROM DECLIC_DECISION WHERE CONTACT_ID = ? AND SEQ BETWEEN ? AND ? ORDER BY SEQ, ID",
                JdbcDecisions::decision,
                contactId,
                firstSeq,
                lastSeq);
    }

    private static Object[] values(Decision decision) {
        return new Object[] {
            decision.tenant().id(),
            decision.contactId(),
            decision.contact(),
            decision.automation(),
            decision.trigger(),
            decision.event(),
            decision.eventId(),
            decision.seq(),
            decision.outcome().word(),
            decision.kind().word(),
            json(decision.reasons()),
            decision.processInstanceId(),
            Rows.utc(decision.decidedAt())
        };
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                new Tenant(row.getString("TENANT")),
                row.getLong("CONTACT_ID"),
                row.getString("CONTACT"),
                row.getString("AUTOMATION"),
                row.getString("TRIGGER_ID"),
                row.getString("EVENT"),
                row.getString("EVENT_ID"),
                row.getLong("SEQ"),
                kind(row),
                texts(row.getString("REASONS")),
                row.getString("PROCESS_INSTANCE_ID"),
                Rows.instant(row, "DECIDED_AT"));
    }

    /** Decisions of nodes that are not updated yet have none, those of nodes that already are may have a newer one. */
    private static ReasonKind kind(ResultSet row) throws SQLException {
        var word = row.getString("KIND");
        var isEntered = row.getString("OUTCOME").equals(Outcome.ENTERED.word());
        return Arrays.stream(ReasonKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(isEntered ? ReasonKind.ENTERED : ReasonKind.SEGMENT);
    }

    private static String json(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JacksonException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> texts(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JacksonException broken) {
            throw new IllegalStateException("The reasons of a decision are no JSON array of texts: " + json, broken);
        }
    }
}
