package org.declic.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What an operator finds in the log. */
final class Logged {

    private Logged() {}

    /** Warnings and errors of whoever in the process, while this is done. */
    static List<String> during(Runnable work) {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var kept = new ListAppender<ILoggingEvent>();
        kept.start();
        root.addAppender(kept);
        try {
            work.run();
        } finally {
            root.detachAppender(kept);
        }
        return List.copyOf(kept.list).stream()
                .filter(one -> one.getLevel().isGreaterOrEqual(Level.WARN))
                .map(one -> one.getLoggerName() + ": " + one.getFormattedMessage())
                .toList();
    }
}
