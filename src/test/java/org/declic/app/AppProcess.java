package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.declic.boot.DeclicApplication;
import org.declic.store.Databases;

/** The application in a process of its own: one that can be killed, or refuse to start. */
public final class AppProcess implements AutoCloseable {

    /** For what a busy machine does at last: a start takes up to twenty seconds of CPU, of which others may leave it a thirtieth. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Only the JVM's first compiler and one thread to collect: a process that lives for a minute is up with half of the CPU time. */
    static final List<String> SOON_UP = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Jobs are looked for all the time, so that no test waits for it. */
    private static final List<String> EAGER =
            List.of("--camunda.bpm.job-execution.wait-time-in-millis=100", "--camunda.bpm.job-execution.max-wait=500");

    private static final List<String> MEASURED = List.of("-Xmx512m");

    private static final Pattern ROOT = Pattern.compile("'s REST API +http://[^ ]+:(\\d+)/engine-rest");

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final CountDownLatch upOrEnded = new CountDownLatch(1);
    private final AtomicReference<String> root = new AtomicReference<>();
    private volatile Client client;
    private final Thread reader = new Thread(this::read, "output");

    /** Starts it and waits until it is up or has ended. */
    public static AppProcess start(Databases.Database database, String... settings) {
        return start(entry -> true, database, settings);
    }

    /** Starts it as a measurement is to have it: with both of the JVM's compilers, which takes longer to be up. */
    public static AppProcess measured(Databases.Database database, String... settings) {
        return new AppProcess(on(MEASURED, TestClassPath.all(), DeclicApplication.class), List.of(), database, settings)
                .awaited();
    }

    /** Starts the application that a jar of its own holds, such as one of an earlier version. */
    static AppProcess start(Path jar, Databases.Database database, String... settings) {
        var command = new ArrayList<>(SOON_UP);
        command.addAll(List.of("-jar", jar.toString()));
        return new AppProcess(command, EAGER, database, settings).awaited();
    }

    /** @param classPath which jars and directories of the class path it is to have */
    public static AppProcess start(Predicate<String> classPath, Databases.Database database, String... settings) {
        return begin(classPath, DeclicApplication.class, database, settings).awaited();
    }

    /** Starts another main class than the application's own, and does not wait: see {@link #awaited()}. */
    public static AppProcess begin(Class<?> main, Databases.Database database, String... settings) {
        return begin(entry -> true, main, database, settings);
    }

    private static AppProcess begin(
            Predicate<String> chosen, Class<?> main, Databases.Database database, String... settings) {
        var classPath = TestClassPath.of(chosen);
        var options = new ArrayList<>(SOON_UP);
        options.addAll(SharedClasses.options());
        if (TestClassPath.hasTests(classPath)) {
            options.add(ChildrenByName.option());
        }
        return new AppProcess(on(options, classPath, main), EAGER, database, settings);
    }

    /** Starts it so that it leaves an archive of its classes in this file when it is closed; see {@link #awaited()}. */
    static AppProcess archiving(Path file, String classPath, Databases.Database database) {
        var options = new ArrayList<>(SOON_UP);
        options.add("-XX:ArchiveClassesAtExit=" + file);
        return new AppProcess(on(options, classPath, DeclicApplication.class), EAGER, database);
    }

    private static List<String> on(List<String> options, String classPath, Class<?> main) {
        var command = new ArrayList<>(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        return command;
    }

    /** This, once it is up or has ended. */
    public AppProcess awaited() {
        try {
            if (!upOrEnded.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                close();
                throw new AssertionError("Not up after " + PATIENCE.toSeconds() + " s:\n" + output);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
        return this;
    }

    private AppProcess(
            List<String> optionsAndMain, List<String> usual, Databases.Database database, String... settings) {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(optionsAndMain);
        command.addAll(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--camunda.bpm.deployment-resource-pattern=classpath*:nothing/*.bpmn"));
        command.addAll(usual);
        for (var setting : settings) {
            command.add("--" + setting);
        }
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                var found = ROOT.matcher(line);
                if (found.find()) {
                    root.set("http://127.0.0.1:" + found.group(1));
                    upOrEnded.countDown();
                }
            }
        } catch (IOException closed) {
            output.append(closed).append('\n');
        } finally {
            upOrEnded.countDown();
        }
    }

    public boolean isUp() {
        return process.isAlive() && root.get() != null;
    }

    public String pid() {
        return Long.toString(process.pid());
    }

    /** Its log so far. */
    public String output() {
        return output.toString();
    }

    /** How many characters it has logged so far. */
    int logged() {
        return output.length();
    }

    /** What its users send. */
    public Client client() {
        if (!isUp()) {
            throw new AssertionError("It is not up:\n" + output);
        }
        var known = client;
        if (known == null) {
            known = new Client(root.get());
            client = known;
        }
        return known;
    }

    /** {@code kill -9}: no shutdown hook, no last commit. */
    public void kill() {
        process.destroyForcibly();
        join();
    }

    /** {@code kill -STOP}: it does nothing until it is resumed, and does not know. */
    public void pause() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            // the shell's own: not every machine has a program of this name
            new ProcessBuilder("sh", "-c", "kill " + signal + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        join();
    }

    private void join() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            reader.join(10_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
