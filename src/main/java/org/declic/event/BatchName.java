package org.declic.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Names of batches of pending events. They sort by when their events were recorded (UUIDs of version 7, RFC 9562), so that
 * the first name tells how long the oldest event has been waiting.
 */
public final class BatchName {

    private static final int TIME_AND_VERSION = 15;

    private BatchName() {}

    /** A new name for events that were recorded at this time. */
    public static String at(Instant recordedAt) {
        var random = UUID.randomUUID();
        var high = recordedAt.toEpochMilli() << 16 | 0x7000 | random.getMostSignificantBits() & 0xFFF;
        return new UUID(high, random.getLeastSignificantBits()).toString();
    }

    /** A new name for some of the events of this batch. */
    public static String partOf(String batch) {
        return batch.substring(0, TIME_AND_VERSION)
                + UUID.randomUUID().toString().substring(TIME_AND_VERSION);
    }

    /** When the events of the batch were recorded, to the millisecond. */
    public static Instant recordedAt(String batch) {
        return Instant.ofEpochMilli(UUID.fromString(batch).getMostSignificantBits() >>> 16);
    }
}
