package org.declic.automation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which process instance this thread is starting through the gate, to be told from those that a person starts; and where a
 * person starts one.
 */
public final class Entering {

    private static final ThreadLocal<@Nullable String> INSTANCE = new ThreadLocal<>();

    private static final ThreadLocal<@Nullable String> START_BY_HAND = new ThreadLocal<>();

    private Entering() {}

    /** Starts an instance that a person wants to begin at this start event. */
    public static <T> T byHandAt(String startEvent, Supplier<T> start) {
        START_BY_HAND.set(startEvent);
        try {
            return start.get();
        } finally {
            START_BY_HAND.remove();
        }
    }

    /** The start event that a person has chosen, for the first instance that asks; null if none was. */
    static @Nullable String takeStartByHand() {
        var startEvent = START_BY_HAND.get();
        START_BY_HAND.remove();
        return startEvent;
    }

    static void through(String processInstanceId, Runnable start) {
        var outer = INSTANCE.get();
        INSTANCE.set(processInstanceId);
        try {
            start.run();
        } finally {
            if (outer == null) {
                INSTANCE.remove();
            } else {
                INSTANCE.set(outer);
            }
        }
    }

    static boolean isThroughGate(String processInstanceId) {
        return processInstanceId.equals(INSTANCE.get());
    }
}
