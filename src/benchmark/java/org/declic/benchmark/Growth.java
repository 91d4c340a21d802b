package org.declic.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.declic.app.App;

/**
 * B9 to B11: what a contact costs while very many instances wait, all for the same event, against the same application with few
 * of them; both run in this JVM, each on a database of its own, and take turns.
 */
final class Growth {

    static final int FEW = 1_000;

    private final Rounds rounds;
    private final Site many;
    private final Site few;
    private final String id;
    private final double least;

    /**
     * @param id what is written behind the number of each
     * @param least the ratio that must be reached, if it is less than usual
     */
    Growth(Site many, Site few, Rounds rounds, String id, double least) {
        this.many = many;
        this.few = few;
        this.rounds = rounds;
        this.id = id;
        this.least = least;
    }

    /** The application of the stage, with so many who wait. */
    static Site many(Stage stage, int waiting) {
        var many = new Site(stage.app, stage.database());
        many.fill(waiting);
        return many;
    }

    /** Another application, with few who wait. */
    static Site few(Stage stage) {
        var few = new Site(App.on(stage.few()), stage.few());
        few.fill(FEW);
        return few;
    }

    /** @param asked which of B9 to B11 */
    List<Result> measure(Set<String> asked) throws Exception {
        return measure(asked::contains);
    }

    private List<Result> measure(Predicate<String> asked) throws Exception {
        var waits = "with %,d instances that wait against %,d".formatted(many.waitingNow(), FEW);
        var results = new ArrayList<Result>();
        if (asked.test("B9")) {
            results.add(rounds.compare(
                    "B9" + id,
                    "batches that nobody listens to, " + waits,
                    many::recordBatches,
                    few::recordBatches,
                    Math.min(least, 0.9)));
            results.add(rounds.compare(
                    "B9" + id,
                    "single events that nobody listens to, " + waits,
                    many::recordOnes,
                    few::recordOnes,
                    Math.min(least, 0.9)));
        }
        if (asked.test("B10")) {
            results.add(
                    rounds.compare("B10" + id, "waits gone on, " + waits, many::goOn, few::goOn, Math.min(least, 0.8)));
        }
        if (asked.test("B10") && many.database.isPostgres()) {
            try (var bare = new BareEngine(many.database)) {
                results.add(rounds.compare(
                        "B10",
                        "waits gone on, against the engine alone on the same database",
                        many::goOn,
                        () -> many.goOnBy(bare),
                        2.0));
            }
        }
        if (asked.test("B11")) {
            results.add(rounds.compare(
                    "B11" + id,
                    "events until they have started, " + waits,
                    many::start,
                    few::start,
                    Math.min(least, 0.8)));
        }
        return results;
    }
}
