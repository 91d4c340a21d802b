package org.declic.automation;

import org.jspecify.annotations.Nullable;

/**
 * The one among those who listen to an event that a job is for, once it is known that they must be served apart.
 *
 * @param automation key of the process definition, with {@code trigger}; else null
 * @param trigger id of the start event, with {@code automation}; else null
 * @param execution id of a waiting execution; else null
 */
public record Target(
        @Nullable String automation,
        @Nullable String trigger,
        @Nullable String execution) {

    static Target trigger(String automation, String trigger) {
        return new Target(automation, trigger, null);
    }

    static Target execution(String execution) {
        return new Target(null, null, execution);
    }

    boolean isTrigger(String automation, String trigger) {
        return automation.equals(this.automation) && trigger.equals(this.trigger);
    }

    boolean isExecution(String execution) {
        return execution.equals(this.execution);
    }
}
