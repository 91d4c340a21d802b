package org.declic.app.soak;

import java.time.Instant;

/**
 * An event of a contact as the log has it, with what the sender knows of it.
 *
 * @param amount and {@code key}: what was sent as its data; -1 and empty for what an automation has tracked
 * @param forgotten whether retention has deleted it by now
 */
record Happening(
        long seq,
        String id,
        String name,
        int amount,
        String key,
        Instant occurredAt,
        Instant recordedAt,
        boolean forgotten) {}
