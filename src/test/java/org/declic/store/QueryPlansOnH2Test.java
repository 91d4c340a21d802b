package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * On H2, which evaluates {@code IN (SELECT … FROM UNNEST(…))} anew for each row it looks at, and finds no index for more than
 * one column in it: with it, a statement takes as long as the rows of the table times those that are asked for.
 */
class QueryPlansOnH2Test extends QueryPlansContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }

    @Override
    int events() {
        return 10_000;
    }

    @Override
    int contacts() {
        return 1_500;
    }

    @Override
    String plan(Executed statement) {
        var plan = String.join(
                "\n", bare.queryForList("EXPLAIN " + statement.sql(), String.class, statement.parameters()));
        assertThat(plan)
                .as(statement.sql())
                .doesNotContainPattern("(DECLIC_(?!EVENT_NAME)|ACT_RU_)[A-Z_]+\\.tableScan")
                .as("an index without a condition on it")
                .doesNotContainPattern("/\\* PUBLIC\\.[A-Z0-9_]+ \\*/")
                .doesNotContainPattern("IN\\(\\s*SELECT[^)]*UNNEST");
        return plan;
    }

    @Test
    void rolling_up_and_forgetting_events_use_an_index() {
        bare.update("INSERT INTO DECLIC_ACTIVITY (TENANT, AUTOMATION, TRIGGER_ID, KIND, AT_SECOND, GRAIN, TIMES)"
                + " SELECT '', 'series', 'Start', 'entered', I, 0, 1 FROM generate_series(1, 6000) AS G(I)");
        assertThat(plans(() -> stores.activity.rollUp(Stores.NOW))).hasSizeGreaterThan(4);
        var retention = new JdbcRetention(stores.dataSource);
        assertThat(plans(() -> retention.forgetEvents(Stores.NOW))).hasSizeGreaterThan(2);
    }
}
