package org.declic.automation.feel;

import java.time.Duration;
import org.declic.contact.InvalidInput;

/**
 * How much one expression may take each time it is evaluated. What takes more is given up, so that neither a designer nor
 * the sender of an event can keep a thread or fill the memory.
 *
 * @param maxTime of the processor, so that neither a slow database nor a busy machine changes a verdict
 * @param maxBytes that are allocated in all, whether or not they are needed at the same time
 * @param givenUp is told of each evaluation that was given up; must be quick and must not fail
 */
public record JudgingLimits(Duration maxTime, long maxBytes, Runnable givenUp) {

    public static final JudgingLimits DEFAULT = new JudgingLimits(Duration.ofSeconds(1), 256L << 20, () -> {});

    public JudgingLimits {
        if (maxTime.compareTo(Duration.ofMillis(10)) < 0 || maxTime.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new InvalidInput("declic.judging.max-time", "must be from PT0.01S to PT1M", maxTime.toString());
        }
        if (maxBytes < 1L << 20) {
            throw new InvalidInput("declic.judging.max-memory", "must be at least 1MB", maxBytes + "B");
        }
    }
}
