package org.declic.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.declic.store.JdbcEventLog.Numbered;
import org.declic.store.JdbcEventLog.Placed;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tallies in the table {@code DECLIC_TALLY}; only for whoever has locked the rows of the contacts. */
final class TallyRows {

    private final JdbcTemplate jdbc;
    private final String addTallies;

    TallyRows(JdbcTemplate jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.addTallies = dialect.addTallies();
    }

    /** The counts so far of what these events are about. */
    Counts of(List<Placed> placed) {
        var pairs = placed.stream().map(Pair::of).distinct().toList();
        var found = new HashMap<Pair, Long>();
        jdbc.query(
                """
                SELECT T.CONTACT_ID, T.NAME_ID, T.TIMES
                FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS INTEGER ARRAY)) AS R(CONTACT_ID, NAME_ID)
                JOIN DECLIC_TALLY T ON T.CONTACT_ID = R.CONTACT_ID AND T.NAME_ID = R.NAME_ID
                """,
                row -> {
                    found.put(new Pair(row.getLong("CONTACT_ID"), row.getInt("NAME_ID")), row.getLong("TIMES"));
                },
                pairs.stream().map(Pair::contactId).toArray(Long[]::new),
                pairs.stream().map(Pair::nameId).toArray(Integer[]::new));
        return new Counts(found);
    }

    /** Stores the counts that these events, in the order of their numbers, have brought. */
    void store(List<Numbered> fresh) {
        var latest = new LinkedHashMap<Pair, Numbered>();
        fresh.forEach(one -> latest.put(new Pair(one.event().contact().id(), one.nameId()), one));
        Stream<Map.Entry<Pair, Numbered>> all = latest.entrySet().stream();
        var rows = all.toList();
        jdbc.update(
                addTallies,
                rows.stream().map(row -> row.getKey().contactId()).toArray(Long[]::new),
                rows.stream().map(row -> row.getKey().nameId()).toArray(Integer[]::new),
                rows.stream().map(row -> row.getValue().event().nth()).toArray(Long[]::new),
                rows.stream().map(row -> row.getValue().event().seq()).toArray(Long[]::new));
    }

    /** Counts that go on while events are numbered. */
    static final class Counts {

        private final Map<Pair, Long> counts;

        private Counts(Map<Pair, Long> counts) {
            this.counts = counts;
        }

        long next(Placed one) {
            return counts.merge(Pair.of(one), 1L, Long::sum);
        }
    }

    private record Pair(long contactId, int nameId) {

        static Pair of(Placed one) {
            return new Pair(one.contact().id(), one.nameId());
        }
    }
}
