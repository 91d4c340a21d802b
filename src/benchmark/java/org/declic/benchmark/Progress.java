package org.declic.benchmark;

import java.util.Locale;

/** Tells the one who waits how far it is. */
final class Progress {

    private static final long STARTED = System.nanoTime();

    private Progress() {}

    static void say(String format, Object... arguments) {
        var seconds = (System.nanoTime() - STARTED) / 1_000_000_000;
        System.out.println(String.format(Locale.ROOT, "[%2d:%02d] ", seconds / 60, seconds % 60)
                + String.format(Locale.ROOT, format, arguments));
    }
}
