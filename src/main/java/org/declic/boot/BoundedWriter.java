package org.declic.boot;

import java.io.Writer;
import org.declic.contact.InvalidInput;

/** A text that a template makes: a loop in it goes over what an event holds, which somebody else has sent. */
final class BoundedWriter extends Writer {

    private static final int MOST = 2_000_000;

    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] characters, int from, int count) {
        if (text.length() + count > MOST) {
            throw new InvalidInput("mail", "must have at most " + MOST + " characters", null);
        }
        text.append(characters, from, count);
    }

    @Override
    public void flush() {
        // it is in memory
    }

    @Override
    public void close() {
        // it is in memory
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
