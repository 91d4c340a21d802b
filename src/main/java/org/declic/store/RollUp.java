package org.declic.store;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.declic.event.Transaction;
import org.declic.store.ActivityRows.Grain;
import org.declic.store.ActivityRows.What;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replaces many rows of {@code DECLIC_ACTIVITY} by one that has their sum, portion by portion. Several nodes may do it at once. */
final class RollUp {

    private static final int PORTION = 5000;

    private final JdbcClient jdbc;
    private final ActivityRows rows;
    private final Transaction transaction;

    RollUp(JdbcClient jdbc, ActivityRows rows, Transaction transaction) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** @param before only rows whose times begin before this second */
    void run(Grain from, Grain to, long before) {
        var portion = PORTION;
        while (portion == PORTION) {
            portion = transaction.run(() -> portion(from, to, before));
        }
    }

    /** The rows are locked before they are summed up: whoever else is at it takes others, and nobody waits. */
    private int portion(Grain from, Grain to, long before) {
        var ids = new ArrayList<Long>();
        Map<What, Long> sums = new TreeMap<>();
        jdbc.sql("""
                        SELECT ID, TENANT, AUTOMATION, TRIGGER_ID, KIND, AT_SECOND, TIMES FROM DECLIC_ACTIVITY
                        WHERE GRAIN = :grain AND AT_SECOND < :before ORDER BY AT_SECOND, ID FETCH FIRST 5000 ROWS ONLY
                        FOR UPDATE SKIP LOCKED
                        """).param("grain", from.ordinal()).param("before", before).query(row -> {
            ids.add(row.getLong("ID"));
            var what = new What(
                    row.getString("TENANT"),
                    row.getString("AUTOMATION"),
                    row.getString("TRIGGER_ID"),
                    row.getString("KIND"),
                    row.getLong("AT_SECOND"));
            sums.merge(what.in(to), row.getLong("TIMES"), Long::sum);
        });
        if (ids.isEmpty()) {
            return 0;
        }
        var removed = jdbc.sql("DELETE FROM DECLIC_ACTIVITY WHERE ID = ANY(CAST(:ids AS BIGINT ARRAY))")
                .param("ids", ids.toArray(Long[]::new))
                .update();
        if (removed != ids.size()) {
            throw new IllegalStateException("Of " + ids.size() + " rows of DECLIC_ACTIVITY that were locked, " + removed
                    + " were there; nothing was rolled up, and it is done again later");
        }
        rows.insert(sums, to);
        return ids.size();
    }
}
