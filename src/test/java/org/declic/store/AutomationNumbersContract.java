package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.declic.contact.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An automation has one number for ever, on all nodes and whichever database. */
abstract class AutomationNumbersContract {

    private static final Tenant NORTH = new Tenant("north");

    private Stores stores;

    abstract Databases.Database database();

    @BeforeEach
    void start() {
        stores = new Stores(database());
    }

    @Test
    void nodes_that_number_at_once_get_the_same_numbers_and_they_stay() throws Exception {
        var nodes = 6;
        var together = new CyclicBarrier(nodes);
        var threads = Executors.newFixedThreadPool(nodes);
        try {
            for (var round = 0; round < 10; round++) {
                var keys = List.of("b" + round, "a" + round);
                var asked = new ArrayList<Callable<Map<String, Long>>>();
                for (var node = 0; node < nodes; node++) {
                    var numbers = numbers(new Stores(stores.bare()));
                    asked.add(() -> {
                        together.await(30, TimeUnit.SECONDS);
                        return numbers.of(Tenant.NONE, keys);
                    });
                }
                var got = new ArrayList<Map<String, Long>>();
                for (var answer : threads.invokeAll(asked)) {
                    got.add(answer.get());
                }
                assertThat(got).containsOnly(got.get(0)).hasSize(nodes);
                assertThat(got.get(0)).containsOnlyKeys(keys);
                assertThat(numbers(stores).of(Tenant.NONE, keys)).as("later").isEqualTo(got.get(0));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_number_is_of_one_tenant() {
        var numbers = numbers(stores);
        var none = numbers.of(Tenant.NONE, "welcome");
        var north = numbers.of(NORTH, "welcome");
        assertThat(none).isNotEqualTo(north);
        assertThat(numbers.automation(Tenant.NONE, none)).contains("welcome");
        assertThat(numbers.automation(NORTH, none)).isEmpty();
        assertThat(numbers.of(Tenant.NONE, List.of())).isEmpty();
    }

    private static JdbcAutomationNumbers numbers(Stores node) {
        return new JdbcAutomationNumbers(node.dataSource, node.transaction);
    }
}
