package org.declic.entry.operate;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.declic.entry.Entries.Stay;
import org.jspecify.annotations.Nullable;

/**
 * A contact in an automation, as operators see it.
 *
 * @param exitedAt null if the instance runs
 */
public record StayRow(
        String automation,
        String name,
        String processInstanceId,
        @JsonSerialize(using = ToStringSerializer.class) Instant enteredAt,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        Instant exitedAt) {

    private static final int MOST = 50;

    /** The latest ones in automations that the user may read, the latest first. */
    static List<StayRow> latest(List<Stay> stays, ReadableAutomations readable) {
        var seen =
                stays.stream().filter(stay -> readable.has(stay.automation())).toList();
        var latest = new ArrayList<>(seen.subList(Math.max(0, seen.size() - MOST), seen.size()));
        Collections.reverse(latest);
        return latest.stream()
                .map(stay -> new StayRow(
                        stay.automation(),
                        readable.name(stay.automation()),
                        stay.processInstanceId(),
                        stay.enteredAt(),
                        stay.exitedAt()))
                .toList();
    }
}
