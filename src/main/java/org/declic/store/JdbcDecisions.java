package org.declic.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;
import org.declic.entry.operate.LatestDecisions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions in the table {@code DECLIC_DECISION}; the reasons as a JSON array of texts. */
public final class JdbcDecisions implements Decisions, LatestDecisions {

    /** Of those that fit a filter; an index alone answers, within some tens of milliseconds. */
    private static final long MOST_COUNTED = 100_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final Columns<Decision> ROWS = Columns.<Decision>of()
            .text("TENANT", decision -> decision.tenant().id())
            .bigint("CONTACT_ID", Decision::contactId)
            .text("CONTACT", Decision::contact)
            .text("AUTOMATION", Decision::automation)
            .text("TRIGGER_ID", Decision::trigger)
            .text("EVENT", Decision::event)
            .text("EVENT_ID", Decision::eventId)
            .bigint("SEQ", Decision::seq)
            .text("OUTCOME", decision -> decision.outcome().word())
            .text("KIND", decision -> decision.kind().word())
            .text("REASONS", decision -> json(decision.reasons()))
            .text("PROCESS_INSTANCE_ID", Decision::processInstanceId)
            .time("DECIDED_AT", Decision::decidedAt);
    private static final String COLUMNS = String.join(", ", ROWS.names());

    private final JdbcOperations batches;
    private final JdbcClient jdbc;
    private final Dialect dialect;
    private final ActivityRows activity;

    public JdbcDecisions(DataSource dataSource) {
        this.batches = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(batches);
        this.dialect = Dialect.of(dataSource);
        this.activity = new ActivityRows(batches);
    }

    @Override
    public void keep(List<Decision> decisions) {
        ROWS.insert(
                batches,
                "DECLIC_DECISION",
                decisions.stream().filter(one -> one.kind().isKept()).toList());
        activity.count(decisions);
    }

    @Override
    public void renamed(Contact contact) {
        jdbc.sql("UPDATE DECLIC_DECISION SET CONTACT = :email WHERE CONTACT_ID = :id")
                .param("email", contact.email().value())
                .param("id", contact.id())
                .update();
    }

    @Override
    public boolean isKept(Contact contact, String automation, ReasonKind kind, Instant since) {
        return jdbc.sql("""
                        SELECT ID FROM DECLIC_DECISION
                        WHERE AUTOMATION = :automation AND CONTACT = :contact AND TENANT = :tenant
                            AND KIND = :kind AND DECIDED_AT >= :since
                        ORDER BY ID DESC FETCH FIRST 1 ROW ONLY
                        """)
                .param("automation", automation)
                .param("contact", contact.email().value())
                .param("tenant", contact.tenant().id())
                .param("kind", kind.word())
                .param("since", Rows.utc(since))
                .query(Long.class)
                .optional()
                .isPresent();
    }

    @Override
    public List<Decision> about(long contactId, long seq) {
        return about(contactId, seq, seq);
    }

    @Override
    public List<Decision> about(long contactId, long firstSeq, long lastSeq) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM DECLIC_DECISION"
                        + " WHERE CONTACT_ID = :contact AND SEQ BETWEEN :first AND :last ORDER BY SEQ, ID")
                .param("contact", contactId)
                .param("first", firstSeq)
                .param("last", lastSeq)
                .query(JdbcDecisions::decision)
                .list();
    }

    @Override
    public List<Decision> of(long contactId, int limit, int offset) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM DECLIC_DECISION WHERE CONTACT_ID = :contact"
                        + " ORDER BY SEQ, ID OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY")
                .param("contact", contactId)
                .param("offset", offset)
                .param("limit", limit)
                .query(JdbcDecisions::decision)
                .list();
    }

    @Override
    public DecisionsPage find(Query query) {
        var looks = DecisionLooks.of(dialect, query, present(query.contact()));
        var total = jdbc.sql("SELECT COUNT(*) FROM (" + looks.each("ID") + ") D")
                .params(looks.parameters())
                .param("before", Long.MAX_VALUE)
                .param("limit", MOST_COUNTED + 1)
                .query(Long.class)
                .single();
        var found = jdbc.sql("SELECT ID, " + COLUMNS + " FROM (" + looks.each("ID, " + COLUMNS)
                        + ") D ORDER BY ID DESC OFFSET :offset ROWS FETCH NEXT :rows ROWS ONLY")
                .params(looks.parameters())
                .param("limit", (long) query.offset() + query.limit() + 1)
                .param("offset", query.offset())
                .param("rows", query.limit() + 1)
                .query((row, number) -> new Kept(row.getLong("ID"), decision(row, number)))
                .list();
        var shown = found.stream().limit(query.limit()).toList();
        return new DecisionsPage(
                shown.stream().map(Kept::decision).toList(),
                Math.min(total, MOST_COUNTED),
                total > MOST_COUNTED,
                found.size() > shown.size() ? shown.get(shown.size() - 1).id() : null);
    }

    @Override
    public List<Kept> latest(Filter filter) {
        var looks = DecisionLooks.of(dialect, filter, present(filter.contact()));
        return jdbc.sql("SELECT ID, " + COLUMNS + " FROM (" + looks.each("ID, " + COLUMNS)
                        + ") D ORDER BY ID DESC FETCH FIRST :limit ROWS ONLY")
                .params(looks.parameters())
                .param("limit", filter.limit())
                .query((row, number) -> new Kept(row.getLong("ID"), decision(row, number)))
                .list();
    }

    /** Decisions bear the address that a contact has now. This says which that is, by tenant, if it has changed. */
    private Map<String, String> present(@Nullable String contact) {
        return contact == null
                ? Map.of()
                : JdbcAddresses.former(jdbc, contact).stream()
                        .collect(Collectors.toMap(
                                one -> one.tenant().id(), one -> one.email().value()));
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
