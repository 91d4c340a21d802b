package org.declic.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.declic.app.App;
import org.declic.store.Databases.Database;

/**
 * B9 to B17, on one database that has grown; {@code BENCHMARKS.md} has what it printed last. How much is in it is said by system
 * properties, so that a small form shows in minutes that all of them run:
 *
 * <ul>
 *   <li>{@code growth.waiting}: contacts with an instance that waits, ten events and ten decisions each; 1,000,000
 *   <li>{@code growth.automations}: how many are deployed; 1,000
 *   <li>{@code growth.chosen}: how many an audience takes in; 100,000
 *   <li>{@code growth.h2}: how many wait on H2; 50,000
 *   <li>{@code benchmark.rounds} and {@code benchmark.warm-up}: see {@link Rounds}
 * </ul>
 */
public final class LongBenchmarks {

    private static final String[] ALL = {
        "B9", "B10", "B11", "rest", "B12", "B13", "B16", "B14", "B17", "peer", "B15", "H2"
    };

    private LongBenchmarks() {}

    /** @param names such as B13; none means all */
    public static void main(String[] names) throws Exception {
        var asked = Set.of(names.length == 0 ? ALL : names);
        var results = new ArrayList<Result>();
        try (var stage = new Stage()) {
            Progress.say("%s", stage.settings());
            try (var few = Growth.few(stage)) {
                var many = Growth.many(stage, Integer.getInteger("growth.waiting", 1_000_000));
                onGrown(stage, many, few, asked, results);
            }
        } finally {
            print(results);
        }
        if (asked.contains("H2")) {
            results.addAll(onH2());
            print(results);
        }
    }

    /** The last ones leave less than there was. */
    private static void onGrown(Stage stage, Site many, Site few, Set<String> asked, List<Result> results)
            throws Exception {
        var rounds = new Rounds(() -> {});
        results.addAll(new Growth(many, few, rounds, "", 1).measure(asked));
        if (asked.contains("rest")) {
            results.addAll(new AtRest(many, few).measure(stage));
        }
        if (asked.contains("B12") || asked.contains("B13") || asked.contains("B17")) {
            var automations =
                    new ManyAutomations(many, few, rounds, Integer.getInteger("growth.automations", 1_000));
            automations.deploy();
            if (asked.contains("B12")) {
                results.addAll(automations.measure());
            }
        }
        if (asked.contains("B13")) {
            results.addAll(new Pages(many).measure());
        }
        if (asked.contains("B16")) {
            results.addAll(new Erasing(many).measure());
        }
        if (asked.contains("B14")) {
            results.addAll(new Audiences(many, Integer.getInteger("growth.chosen", 100_000)).measure());
        }
        if (asked.contains("B17")) {
            results.addAll(new Starts(many.database, stage.another("empty")).measure());
        }
        if (asked.contains("peer")) {
            results.add(new Peer(few, stage.another("peer")).measure(rounds));
        }
        if (asked.contains("B15")) {
            results.addAll(new Forgetting(many, rounds).measure());
        }
    }

    private static List<Result> onH2() throws Exception {
        try (var many = onH2("h2-many", Integer.getInteger("growth.h2", 50_000));
                var few = onH2("h2-few", Growth.FEW)) {
            return new Growth(many, few, new Rounds(() -> {}), " on H2", 0.7).measure(Set.of("B9", "B10"));
        }
    }

    /** A database in a file. */
    private static Site onH2(String name, int waiting) {
        var file = Stage.FOLDER.resolve(name).toAbsolutePath();
        var database = new Database("jdbc:h2:file:" + file + ";LOCK_TIMEOUT=20000", "sa", "");
        var site = new Site(App.on(database), database);
        site.fill(waiting);
        return site;
    }

    private static void print(List<Result> results) throws java.io.IOException {
        if (!results.isEmpty()) {
            Benchmarks.print(results, "long.md");
        }
    }
}
