package org.declic.automation;

import org.jspecify.annotations.Nullable;

/** Which process instance this thread is starting through the gate, to be told from those that a person starts. */
final class Entering {

    private static final ThreadLocal<@Nullable String> INSTANCE = new ThreadLocal<>();

    private Entering() {}

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
