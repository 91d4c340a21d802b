package org.declic.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The one among those who listen to an event that a job is for, once it is known that they must be served apart.
 *
 * @param automation key of the process definition, with {@code trigger}; else null
 * @param trigger id of the start event, with {@code automation}; else null
 * @param execution id of a waiting execution; else null
 * @param isUnused whether the execution takes the event only if its instance has not used it
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Target(
        @Nullable String automation,
        @Nullable String trigger,
        @Nullable String execution,
        boolean isUnused) {

    static Target trigger(String automation, String trigger) {
        return new Target(automation, trigger, null, false);
    }

    static Target execution(String execution) {
        return new Target(null, null, execution, false);
    }

    /** A wait that looks back and has found the event. */
    static Target unused(String execution) {
        return new Target(null, null, execution, true);
    }

    boolean isTrigger(String automation, String trigger) {
        return automation.equals(this.automation) && trigger.equals(this.trigger);
    }

    boolean isExecution(String execution) {
        return execution.equals(this.execution);
    }
}
