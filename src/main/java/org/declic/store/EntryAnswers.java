package org.declic.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.declic.entry.Entries.EntriesQuestion;
import org.declic.entry.Entries.EntriesQuestion.Claimed;
import org.declic.entry.Entries.EntriesQuestion.Since;
import org.declic.entry.Entries.EntriesQuestion.Through;
import org.declic.entry.Entries.Recent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Questions about entries, answered together: one statement for each kind of question, however many there are. They are
 * subqueries, since a join with a table of which PostgreSQL has no statistics yet may read all of it.
 */
final class EntryAnswers {

    private static final String SAME = "E.CONTACT_ID = R.CONTACT_ID AND E.AUTOMATION = R.AUTOMATION"
            + " AND E.EVENT_SEQ < R.BEFORE_SEQ AND E.TRIGGER_ID = R.TRIGGER_ID";
    private static final Columns<Asked> ASKED = Columns.<Asked>of()
            .integer("PLACE", Asked::place)
            .bigint("CONTACT_ID", one -> one.question().before().contactId())
            .text("AUTOMATION", one -> one.question().before().automation())
            .bigint("BEFORE_SEQ", one -> one.question().before().seq())
            .text("TRIGGER_ID", one -> one.question().trigger())
            .text("DETAIL", Asked::detail);
    private static final String RECENT = SAME + " AND E.CLAIM NOT LIKE 'manual:%'"
            + " AND E.EVENT_RECORDED_AT > CAST(R.DETAIL AS TIMESTAMP(6) WITH TIME ZONE)";

    private final JdbcClient jdbc;

    EntryAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One for each question. */
    Map<EntriesQuestion, Answer> to(Collection<EntriesQuestion> questions) {
        var answers = new HashMap<EntriesQuestion, Answer>();
        ask(answers, Through.class, questions, one -> null, """
                SELECT R.PLACE, 1 AS ENTRIES, (
                    SELECT E.ENTERED_AT FROM DECLIC_ENTRY E
                    WHERE %s AND E.CLAIM NOT LIKE 'manual:%%'
                    ORDER BY E.EVENT_RECORDED_AT DESC
                    FETCH FIRST 1 ROW ONLY) AS AT_TIME
                """.formatted(SAME));
        ask(answers, Claimed.class, questions, Claimed::claim, """
                SELECT R.PLACE, 1 AS ENTRIES, (
                    SELECT E.ENTERED_AT FROM DECLIC_ENTRY E WHERE %s AND E.CLAIM = R.DETAIL) AS AT_TIME
                """.formatted(SAME));
        ask(answers, Since.class, questions, one -> Rows.utc(one.after()).toString(), """
                SELECT R.PLACE, (SELECT COUNT(*) FROM DECLIC_ENTRY E WHERE %s) AS ENTRIES,
                    (SELECT MIN(E.EVENT_RECORDED_AT) FROM DECLIC_ENTRY E WHERE %s) AS AT_TIME
                """.formatted(RECENT, RECENT));
        return answers;
    }

    private <Q extends EntriesQuestion> void ask(
            Map<EntriesQuestion, Answer> answers,
            Class<Q> kind,
            Collection<EntriesQuestion> questions,
            Function<Q, @Nullable String> detail,
            String select) {
        var asked = questions.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        var rows = IntStream.range(0, asked.size())
                .mapToObj(place -> new Asked(place, asked.get(place), detail.apply(asked.get(place))))
                .toList();
        jdbc.sql(select + " FROM " + ASKED.given()).params(ASKED.arrays(rows)).query(row -> {
            var at = row.getObject("AT_TIME") == null ? null : Rows.instant(row, "AT_TIME");
            answers.put(asked.get(row.getInt("PLACE")), new Answer(row.getLong("ENTRIES"), at));
        });
    }

    private record Asked(
            int place, EntriesQuestion question, @Nullable String detail) {}

    /**
     * What was found.
     *
     * @param at null if there is no such entry
     */
    record Answer(long entries, @Nullable Instant at) {

        Optional<Instant> time() {
            return Optional.ofNullable(at);
        }

        /** As the answer to how many there were after this time. */
        Recent since(Instant after) {
            return new Recent(entries, at == null ? after : at);
        }
    }
}
