package org.declic.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A PostgreSQL server of a test's own, which keeps what it has committed, and which can be stopped and started again. */
public final class PostgresServer implements AutoCloseable {

    private final Path directory;
    private final int port;
    private final String sharedBuffers;
    private EmbeddedPostgres running;

    /** @param directory where the data is, to be removed by whoever gave it */
    public PostgresServer(Path directory) {
        this(directory, "128MB");
    }

    /** @param sharedBuffers PostgreSQL's {@code shared_buffers} */
    public PostgresServer(Path directory, String sharedBuffers) {
        this.directory = directory;
        this.sharedBuffers = sharedBuffers;
        this.port = freePort();
        start();
    }

    public void start() {
        try {
            running = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", sharedBuffers)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL could not be started", failed);
        }
    }

    public void stop() {
        try {
            running.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL could not be stopped", failed);
        }
    }

    /** {@code kill -STOP} of all its processes: it answers nobody until it is resumed. */
    public void pause() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            var first = Files.readAllLines(directory.resolve("postmaster.pid")).get(0);
            var server = ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
            var all = Stream.concat(Stream.of(server), server.descendants())
                    .map(process -> Long.toString(process.pid()))
                    .collect(Collectors.joining(" "));
            // the shell's own: not every machine has a program of this name
            new ProcessBuilder("sh", "-c", "kill " + signal + " " + all).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The one database in it. */
    public Databases.Database database() {
        return new Databases.Database("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
    }

    @Override
    public void close() {
        stop();
    }

    /** None of those that the system gives to outgoing connections, one of which could have it while the server is stopped. */
    private static int freePort() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one then
            }
        }
    }
}
