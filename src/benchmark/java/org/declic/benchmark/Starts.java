package org.declic.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.declic.app.AppProcess;
import org.declic.store.Databases.Database;

/** B17: how long the application takes to be up, in a process of its own, on this database and on an empty one, and its memory then. */
final class Starts {

    private static final int TIMES = 3;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Database many;
    private final Database empty;

    Starts(Database many, Database empty) {
        this.many = many;
        this.empty = empty;
    }

    List<Result> measure() throws Exception {
        start(empty, "empty, the first time");
        var onMany = new ArrayList<Start>();
        var onEmpty = new ArrayList<Start>();
        for (var time = 0; time < TIMES; time++) {
            onEmpty.add(start(empty, "empty"));
            onMany.add(start(many, "full"));
        }
        var seconds = seconds(onMany) - seconds(onEmpty);
        return List.of(
                new Result(
                        "B17",
                        "start on the full database, more than on an empty one",
                        "%.1f s against %.1f s".formatted(seconds(onMany), seconds(onEmpty)),
                        seconds,
                        " s",
                        10,
                        false),
                Result.told(
                        "B17",
                        "live heap after the start",
                        "%.0f MiB against %.0f MiB".formatted(heap(onMany), heap(onEmpty))));
    }

    private static Start start(Database database, String which) throws Exception {
        var started = System.nanoTime();
        try (var process = AppProcess.measured(database)) {
            var seconds = (System.nanoTime() - started) / 1e9;
            if (!process.isUp()) {
                throw new IllegalStateException(process.output());
            }
            var found = new Start(seconds, heap(process.pid()));
            Progress.say("B17: up in %.1f s, %.0f MiB, database %s", found.seconds, found.mebibytes, which);
            return found;
        }
    }

    private static double heap(String pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        var found = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!found.find()) {
            throw new IllegalStateException("No heap is told of " + pid);
        }
        return Long.parseLong(found.group(1)) / 1024.0;
    }

    private static String jcmd(String pid, String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", pid, command).start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return told;
    }

    private static double seconds(List<Start> starts) {
        return Rounds.median(starts.stream().map(Start::seconds).toList());
    }

    private static double heap(List<Start> starts) {
        return Rounds.median(starts.stream().map(Start::mebibytes).toList());
    }

    private record Start(double seconds, double mebibytes) {}
}
