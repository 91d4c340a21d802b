package org.declic.app.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.boot.DeclicApplication;
import org.declic.boot.RetentionNow;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * The application, told from outside by files in a directory of its own: {@code clock} holds how many milliseconds its clock is
 * off; whenever {@code forget} holds another number, what is old is forgotten, and the number is written to {@code forgotten}.
 */
final class SoakApplication {

    static final String DIRECTORY = "soak.directory";

    private static final long EVERY_NANOS = 20_000_000;

    private final Path directory;
    private String offset = "0";
    private String forgotten;

    private SoakApplication(Path directory) {
        this.directory = directory;
        this.forgotten = read("forget");
    }

    public static void main(String[] arguments) {
        var prefix = "--" + DIRECTORY + "=";
        var directory = Arrays.stream(arguments)
                .filter(one -> one.startsWith(prefix))
                .map(one -> Path.of(one.substring(prefix.length())))
                .findFirst()
                .orElseThrow();
        var told = new SoakApplication(directory);
        told.setClock();
        // from before the first connection: its clock is off while it starts, too
        daemon("clock", told::setClock);
        var application = SpringApplication.run(DeclicApplication.class, arguments);
        forgetNothingByItself(application);
        daemon("forget", () -> told.forget(application));
    }

    /**
     * Retention runs by itself a minute after the start. With a clock that is hours ahead it deletes, rightly, what nobody has
     * noted yet.
     */
    private static void forgetNothingByItself(ApplicationContext application) {
        var retention =
                application.getBean("declicHousekeeping", ScheduledTaskHolder.class).getScheduledTasks().stream()
                        .filter(task -> task.toString().equals("declic-retention"))
                        .toList();
        if (retention.size() != 1) {
            throw new IllegalStateException("declic-retention is there " + retention.size() + " times, not once");
        }
        retention.get(0).cancel(false);
    }

    private static void daemon(String name, Runnable work) {
        var thread = new Thread(
                () -> {
                    while (true) {
                        work.run();
                        LockSupport.parkNanos(EVERY_NANOS);
                    }
                },
                "soak-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void setClock() {
        var told = read("clock");
        if (!told.isEmpty() && !told.equals(offset)) {
            ClockUtil.offset(Long.parseLong(told));
            offset = told;
        }
    }

    private void forget(ApplicationContext application) {
        var told = read("forget");
        if (!told.equals(forgotten)) {
            RetentionNow.forget(application);
            forgotten = told;
            write(directory, "forgotten", told);
        }
    }

    private String read(String file) {
        return read(directory, file);
    }

    /** @return empty if there is no such file */
    static String read(Path directory, String file) {
        try {
            return Files.exists(directory.resolve(file)) ? Files.readString(directory.resolve(file)) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** At once: who reads it meets all or nothing of it. */
    static void write(Path directory, String file, String text) {
        try {
            var written = Files.createTempFile(directory, file, ".new");
            Files.writeString(written, text);
            Files.move(written, directory.resolve(file), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
