package org.declic.benchmark;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs the benchmarks that are named, or all, and prints the table; {@code BENCHMARKS.md} has what it printed last. */
public final class Benchmarks {

    private Benchmarks() {}

    /** @param names such as B1, or "nodes"; none means B1 to B6, as the others take long */
    public static void main(String[] names) throws Exception {
        var asked = Set.of(names.length == 0 ? new String[] {"B1", "B2", "B3", "B4", "B5", "B6"} : names);
        var results = new ArrayList<Result>();
        try (var stage = new Stage()) {
            Progress.say("%s", stage.settings());
            var rounds = new Rounds(stage::analyze);
            if (asked.contains("B1")) {
                try (var recording = new Recording(stage)) {
                    results.add(rounds.compare(
                            "B1", "events recorded, batches of 500", recording::declic, recording::bare, 0.4));
                }
            }
            if (asked.contains("B2")) {
                try (var recording = new Recording(stage);
                        var requests = new Requests(stage)) {
                    results.add(rounds.compare(
                            "B2", "requests with one event, 64 connections", requests::declic, requests::bare, 1.5));
                }
            }
            starting(stage, rounds, asked, results);
            if (asked.contains("B5")) {
                results.addAll(new Judging(stage).measure(rounds));
            }
            if (asked.contains("B6")) {
                results.addAll(new Latency(stage).measure());
            }
            if (asked.contains("B8")) {
                results.add(new LongRun(stage).stored());
            }
            if (asked.contains("B7")) {
                results.addAll(new LongRun(stage).memory());
            }
            if (asked.contains("nodes")) {
                System.out.println("\n" + Nodes.measure(stage.database()));
            }
        }
        if (!results.isEmpty()) {
            print(results, "table.md");
        }
    }

    private static void starting(Stage stage, Rounds rounds, Set<String> asked, List<Result> results) throws Exception {
        if (!asked.contains("B3") && !asked.contains("B4")) {
            return;
        }
        try (var bare = new BareEngine(stage.bare)) {
            var starting = new Starting(stage, bare);
            if (asked.contains("B3")) {
                results.add(rounds.compare(
                        "B3",
                        "events until they have started an instance",
                        starting::declicStarts,
                        starting::bareStarts,
                        2.0));
            }
            if (asked.contains("B4")) {
                results.add(rounds.compare(
                        "B4", "events refused by a segment", starting::declicRefusals, starting::bareRefusals, 10));
            }
        }
    }

    static void print(List<Result> results, String file) throws java.io.IOException {
        var table = new StringBuilder(Result.header()).append('\n');
        results.forEach(result -> table.append(result.row()).append('\n'));
        System.out.println("\n" + table);
        Files.writeString(Stage.FOLDER.resolve(file), table);
    }
}
