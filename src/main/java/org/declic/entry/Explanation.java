package org.declic.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dry run tells of one trigger.
 *
 * @param trigger id of the start event
 * @param reasons empty if the contact would enter
 * @param conditions what becomes of each condition of the segment, whatever else speaks against the entry
 */
public record Explanation(
        String automation,
        @Nullable String tenant,
        String trigger,
        String sentence,
        boolean enters,
        List<String> reasons,
        List<ConditionResult> conditions) {

    public Explanation {
        reasons = List.copyOf(reasons);
        conditions = List.copyOf(conditions);
    }

    /** The same, but for this reason the contact would not enter. */
    public Explanation refused(String reason) {
        return new Explanation(automation, tenant, trigger, sentence, false, List.of(reason), conditions);
    }

    /**
     * @param condition in words
     * @param seen the numbers seen
     */
    public record ConditionResult(String condition, boolean holds, String seen) {}
}
