package org.declic.entry.operate;

import java.time.Instant;
import java.util.regex.Pattern;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Where in the list of failed jobs a page ends. The job itself may be gone when the next page is asked for.
 *
 * @param createdAt of the last job of the page, to the millisecond
 * @param jobId of the last job of the page
 */
public record FailedPosition(Instant createdAt, String jobId) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})-(.{1,64})");

    /**
     * As a request says it.
     *
     * @return null if it says nothing: from the beginning
     * @throws InvalidInput {@code after}, if no page has said that
     */
    public static @Nullable FailedPosition of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        InvalidInput.refuseNul("after", text);
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidInput("after", "must be what the page before said in newer", text);
        }
        return new FailedPosition(Instant.ofEpochMilli(Long.parseLong(form.group(1))), form.group(2));
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        return createdAt.toEpochMilli() + "-" + jobId;
    }
}
