package org.declic.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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

    private final Set<String> asked;
    private final List<Result> results = new ArrayList<>();

    private LongBenchmarks(Set<String> asked) {
        this.asked = asked;
    }

    /** @param names such as B13; none means all */
    public static void main(String[] names) throws Exception {
        var asked = Set.of(names.length == 0 ? ALL : names);
        var all = new LongBenchmarks(asked);
        if (asked.stream().anyMatch(name -> !name.equals("H2"))) {
            all.onGrown();
        }
        all.measured("H2", LongBenchmarks::onH2);
        // whatever threads are left
        System.exit(0);
    }

    /** The last ones leave less than there was. */
    private void onGrown() throws Exception {
        try (var stage = new Stage();
                var few = Growth.few(stage)) {
            Progress.say("%s", stage.settings());
            var many = Growth.many(stage, Integer.getInteger("growth.waiting", 1_000_000));
            var rounds = new Rounds(() -> {});
            for (var id : List.of("B9", "B10", "B11")) {
                measured(id, () -> new Growth(many, few, rounds, "", 1).measure(Set.of(id)));
            }
            measured("rest", () -> new AtRest(many, few).measure(stage));
            if (asked.contains("B12") || asked.contains("B13") || asked.contains("B17")) {
                var automations =
                        new ManyAutomations(many, few, rounds, Integer.getInteger("growth.automations", 1_000));
                automations.deploy();
                measured("B12", automations::measure);
            }
            measured("B13", () -> new Pages(many).measure());
            measured("B16", () -> new Erasing(many).measure());
            measured("B14", () -> new Audiences(many, Integer.getInteger("growth.chosen", 100_000)).measure());
            measured("B17", () -> new Starts(many.database, stage.another("empty")).measure());
            measured("peer", () -> List.of(new Peer(few, stage.another("peer")).measure(rounds)));
            measured("B15", () -> new Forgetting(many, rounds).measure());
        }
    }

    /** The table so far is printed after each; one that fails leaves the others. */
    private void measured(String id, Callable<List<Result>> measure) throws Exception {
        if (!asked.contains(id)) {
            return;
        }
        try {
            results.addAll(measure.call());
        } catch (Exception failed) {
            failed.printStackTrace();
            results.add(Result.told(id, "failed", String.valueOf(failed.getMessage())));
        }
        Benchmarks.print(results, "long.md");
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
}
