package org.declic.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.declic.store.EventRows.Numbered;
import org.declic.store.EventRows.Placed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tallies in the table {@code DECLIC_TALLY}; only for whoever has locked the rows of the contacts. */
final class TallyRows {

    private static final Columns<Pair> PAIRS =
            Columns.<Pair>of().bigint("CONTACT_ID", Pair::contactId).integer("NAME_ID", Pair::nameId);
    private static final Columns<Numbered> LATEST = Columns.<Numbered>of()
            .bigint("CONTACT_ID", one -> one.event().contact().id())
            .integer("NAME_ID", Numbered::nameId)
            .bigint("TIMES", one -> one.event().nth())
            .bigint("LAST_SEQ", one -> one.event().seq());
    private static final String SELECT = """
            SELECT T.CONTACT_ID, T.NAME_ID, T.TIMES
            FROM %s
            JOIN DECLIC_TALLY T ON T.CONTACT_ID = R.CONTACT_ID AND T.NAME_ID = R.NAME_ID
            """.formatted(PAIRS.given());

    private final JdbcClient jdbc;
    private final String store;

    TallyRows(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.store = dialect.addOrSet(
                KeyedRows.of("DECLIC_TALLY", "CONTACT_ID", "NAME_ID").given(LATEST));
    }

    /** The counts so far of what these events are about. */
    Counts of(List<Placed> placed) {
        var pairs = placed.stream().map(Pair::of).collect(Collectors.toSet());
        var found = new HashMap<Pair, Long>();
        jdbc.sql(SELECT).params(PAIRS.arrays(pairs)).query(row -> {
            found.put(new Pair(row.getLong("CONTACT_ID"), row.getInt("NAME_ID")), row.getLong("TIMES"));
        });
        return new Counts(found);
    }

    /** Stores the counts that these events, in the order of their numbers, have brought. */
    void store(List<Numbered> fresh) {
        var latest = new LinkedHashMap<Pair, Numbered>();
        fresh.forEach(one -> latest.put(new Pair(one.event().contact().id(), one.nameId()), one));
        jdbc.sql(store).params(LATEST.arrays(latest.values())).update();
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
