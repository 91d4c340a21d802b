package org.declic.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.declic.app.AppProcess;
import org.declic.app.Automation;
import org.declic.store.Databases.Database;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How much one, two and three nodes (processes) on one PostgreSQL do together, and what the database does meanwhile: single
 * events over HTTP that nobody listens to, and events in batches until each has started an instance.
 */
final class Nodes implements AutoCloseable {

    private static final int MOST = 3;
    private static final int CONNECTIONS = 60;
    private static final int SECONDS = 5;
    private static final int STARTS = 3_000;
    private static final int BATCH = 500;
    private static final int WARM_UPS = 8;
    private static final int ROUNDS = 3;
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final JdbcTemplate jdbc;
    private final List<AppProcess> nodes = new ArrayList<>();
    private final List<Round> singles = new ArrayList<>();
    private final List<Round> starts = new ArrayList<>();

    /** @param number how many nodes; their database is new */
    private Nodes(Database server, int number) {
        try (var pool = server.open()) {
            new JdbcTemplate(pool).execute("CREATE DATABASE nodes" + number);
        }
        var own = new Database(server.url().replace("/postgres", "/nodes" + number), server.user(), server.password());
        jdbc = new JdbcTemplate(own.open());
        for (var node = 0; node < number; node++) {
            nodes.add(AppProcess.measured(own, "declic.trigger.limit=none"));
        }
        nodes.get(0)
                .client()
                .deployByRest(Automation.of("nodes").trigger("Start", "Order placed", "trigger.runs", "multiple"));
    }

    /** A table, in Markdown. */
    static String measure(Database server) throws Exception {
        var table = new StringBuilder("""
                | nodes | single events | PostgreSQL meanwhile | instances started | PostgreSQL meanwhile |
                |---|---|---|---|---|
                """);
        for (var number = 1; number <= MOST; number++) {
            try (var nodes = new Nodes(server, number)) {
                for (var round = 1 - WARM_UPS; round <= ROUNDS; round++) {
                    nodes.round(round);
                }
                table.append("| ")
                        .append(number)
                        .append(" | ")
                        .append(shown(nodes.singles))
                        .append(" | ")
                        .append(shown(nodes.starts))
                        .append(" |\n");
            }
        }
        return table.toString();
    }

    private void round(int round) throws Exception {
        var single = round(this::single);
        var started = round(this::start);
        Progress.say(
                "%d nodes, %s: %s single events/s, %s instances/s",
                nodes.size(),
                round > 0 ? "round " + round + " of " + ROUNDS : "warm-up",
                Rounds.shown(single.perSecond()),
                Rounds.shown(started.perSecond()));
        if (round > 0) {
            singles.add(single);
            starts.add(started);
        } else {
            jdbc.execute("ANALYZE");
        }
    }

    /** How many single events were recorded, all nodes under the same load. */
    private long single() throws Exception {
        var perSecond = together(nodes.stream()
                .<Callable<Double>>map(node -> () -> new HttpLoad(
                                URI.create(node.client().root() + "/events"),
                                "Api-Token: demo\r\nContent-Type: application/cloudevents+json\r\n",
                                Requests::event)
                        .perSecond(CONNECTIONS / nodes.size(), SECONDS))
                .toList());
        return Math.round(perSecond.stream().mapToDouble(rate -> rate * SECONDS).sum());
    }

    /** How many instances were started, by batches sent to the nodes in turn. */
    private long start() throws Exception {
        var batches = new AtomicLong(STARTS / BATCH);
        together(nodes.stream()
                .<Callable<Boolean>>map(node -> () -> {
                    while (batches.getAndDecrement() > 0) {
                        node.client().events(batch());
                    }
                    return true;
                })
                .toList());
        var left = "SELECT COUNT(*) FROM (SELECT 1 FROM DECLIC_PENDING FETCH FIRST 1 ROW ONLY) P";
        while (Long.valueOf(1).equals(jdbc.queryForObject(left, Long.class))) {
            Thread.sleep(25);
        }
        return STARTS;
    }

    private static String batch() {
        return IntStream.range(0, BATCH)
                .mapToObj(one -> Requests.event("Order placed", NUMBERS.decrementAndGet()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static <T> List<T> together(List<Callable<T>> works) throws Exception {
        var threads = Executors.newFixedThreadPool(works.size());
        try {
            var results = new ArrayList<T>();
            for (Future<T> one : threads.invokeAll(works)) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private Round round(Callable<Long> work) throws Exception {
        Thread.sleep(1_500); // the server's counters are told of late
        var cpu = cpuOfPostgres();
        var commits = counter("xact_commit");
        var deadlocks = counter("deadlocks");
        var begun = System.nanoTime();
        long done = work.call();
        var seconds = (System.nanoTime() - begun) / 1e9;
        var used = cpuOfPostgres().minus(cpu).toMillis() / 1e3;
        Thread.sleep(1_500);
        return new Round(
                done / seconds,
                used / seconds / Runtime.getRuntime().availableProcessors(),
                (counter("xact_commit") - commits) / (double) done,
                counter("deadlocks") - deadlocks);
    }

    private long counter(String name) {
        var found = jdbc.queryForObject(
                "SELECT " + name + " FROM pg_stat_database WHERE datname = current_database()", Long.class);
        return found == null ? 0 : found;
    }

    private static Duration cpuOfPostgres() {
        return ProcessHandle.allProcesses()
                .filter(one -> one.info().command().orElse("").endsWith("/postgres"))
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static String shown(List<Round> rounds) {
        var middle = rounds.stream()
                .sorted(Comparator.comparingDouble(Round::perSecond))
                .toList()
                .get(rounds.size() / 2);
        return String.format(
                Locale.ROOT,
                "%s/s | %.0f %% of the processors, %.2f commits for each, %d deadlocks",
                Rounds.shown(middle.perSecond()),
                100 * middle.share(),
                middle.commits(),
                rounds.stream().mapToLong(Round::deadlocks).sum());
    }

    @Override
    public void close() throws Exception {
        nodes.forEach(AppProcess::close);
        jdbc.getDataSource().unwrap(com.zaxxer.hikari.HikariDataSource.class).close();
    }

    /**
     * @param share of all processors that PostgreSQL used
     * @param commits of the database for each event
     */
    private record Round(double perSecond, double share, double commits, long deadlocks) {}
}
