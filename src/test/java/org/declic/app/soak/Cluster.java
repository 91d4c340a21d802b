package org.declic.app.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.declic.app.AppProcess;
import org.declic.app.Client;
import org.declic.store.Databases.Database;

/** The nodes, each a process of its own with a clock that is set from here. */
final class Cluster implements AutoCloseable {

    private final Database database;
    private final Path directory;
    private final List<String> settings;
    private final AtomicReferenceArray<AppProcess> nodes;
    private final long[] offsets;
    private long farthest;

    Cluster(int size, Database database, Path directory, List<String> settings) {
        this.database = database;
        this.directory = directory;
        this.settings = settings;
        this.nodes = new AtomicReferenceArray<>(size);
        this.offsets = new long[size];
        for (var node = 0; node < size; node++) {
            try {
                Files.createDirectories(directory(node));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    int size() {
        return nodes.length();
    }

    /** Starts a node; it is up when this returns. */
    void start(int node) {
        nodes.set(node, begin(node).awaited());
        if (!nodes.get(node).isUp()) {
            throw new AssertionError(
                    "Node " + node + " does not start:\n" + nodes.get(node).output());
        }
    }

    /** Starts a node and does not wait for it: to be killed meanwhile. */
    AppProcess begin(int node) {
        return AppProcess.begin(
                SoakApplication.class,
                database,
                java.util.stream.Stream.concat(
                                settings.stream(),
                                java.util.stream.Stream.of(SoakApplication.DIRECTORY + "=" + directory(node)))
                        .toArray(String[]::new));
    }

    void kill(int node) {
        nodes.get(node).kill();
    }

    boolean isUp(int node) {
        return nodes.get(node) != null && nodes.get(node).isUp();
    }

    /** Of one that is up, if there is one. */
    Client client(Random random) {
        var first = random.nextInt(size());
        var up = IntStream.range(0, size())
                .map(step -> (first + step) % size())
                .filter(this::isUp)
                .findFirst()
                .orElse(first);
        return nodes.get(up).client();
    }

    /** How far its clock is off. */
    Duration offset(int node) {
        return Duration.ofMillis(offsets[node]);
    }

    /** The most that any clock was ever ahead. */
    Duration farthest() {
        return Duration.ofMillis(farthest);
    }

    void setClock(int node, Duration offset) {
        offsets[node] = offset.toMillis();
        farthest = Math.max(farthest, offset.toMillis());
        SoakApplication.write(directory(node), "clock", Long.toString(offset.toMillis()));
    }

    /** Has the node forget what is old. */
    void forget(int node, int times) {
        SoakApplication.write(directory(node), "forget", Integer.toString(times));
        Awaitility.await()
                .atMost(AppProcess.PATIENCE)
                .until(() -> SoakApplication.read(directory(node), "forgotten").equals(Integer.toString(times)));
    }

    private Path directory(int node) {
        return directory.resolve("node" + node);
    }

    /** The end of what each node has logged. */
    String logs() {
        var logs = new StringBuilder();
        for (var node = 0; node < size(); node++) {
            var output = nodes.get(node) == null ? "" : nodes.get(node).output();
            logs.append("== node " + node + "\n").append(output, Math.max(0, output.length() - 4000), output.length());
        }
        return logs.toString();
    }

    @Override
    public void close() {
        for (var node = 0; node < size(); node++) {
            if (nodes.get(node) != null) {
                nodes.get(node).close();
            }
        }
    }
}
