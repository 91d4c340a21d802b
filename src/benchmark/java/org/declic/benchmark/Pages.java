package org.declic.benchmark;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.declic.app.EveryPage;

/**
 * B13: each page of Cockpit and each GET of the management API and of ActiveCampaign's, with all that is stored. Not an audience, for
 * which see {@link Audiences}.
 */
final class Pages {

    private static final int TIMES = 10;

    private final Map<String, IntFunction<Supplier<HttpResponse<String>>>> pages;

    Pages(Site site) {
        this.pages = EveryPage.of(site.app, site.jdbc, site::contact);
    }

    /** Each once before, for what the JVM has not done yet, then in turn, so that no two contacts are the same. */
    List<Result> measure() {
        var times = new LinkedHashMap<String, List<Double>>();
        for (var round = 0; round <= TIMES; round++) {
            for (var page : pages.entrySet()) {
                var request = page.getValue().apply(round * 7919);
                var started = System.nanoTime();
                var answer = request.get();
                var millis = (System.nanoTime() - started) / 1e6;
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(page.getKey() + ": " + answer.statusCode() + " " + answer.body());
                }
                if (round > 0) {
                    times.computeIfAbsent(page.getKey(), key -> new ArrayList<>())
                            .add(millis);
                }
            }
            Progress.say("B13: %d of %d rounds of %d pages", round, TIMES, pages.size());
        }
        times.entrySet().stream()
                .sorted(Comparator.comparingDouble(page -> -Rounds.median(page.getValue())))
                .limit(15)
                .forEach(page -> Progress.say(
                        "B13: median %,.0f ms, at most %,.0f ms: %s",
                        Rounds.median(page.getValue()),
                        page.getValue().stream().mapToDouble(one -> one).max().orElseThrow(),
                        page.getKey()));
        var all = times.values().stream().flatMap(List::stream).sorted().toList();
        var figures = "%d pages, %d times each".formatted(pages.size(), TIMES);
        return List.of(
                new Result(
                        "B13",
                        "pages and answers, 95th percentile",
                        figures,
                        all.get((int) (all.size() * 0.95)),
                        " ms",
                        1_000,
                        false),
                new Result("B13", "the slowest of them", figures, all.get(all.size() - 1), " ms", 3_000, false));
    }
}
