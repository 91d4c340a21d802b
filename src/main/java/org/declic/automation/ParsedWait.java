package org.declic.automation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.declic.event.EventName;
import org.declic.trigger.Wait;

/** What {@link WaitConditionListener} has read from a message catch event or receive task; kept with the parsed activity. */
record ParsedWait(Wait conditions) {

    private static final PropertyKey<ParsedWait> KEY = new PropertyKey<>("declicWait");

    void keepOn(ActivityImpl activity) {
        activity.getProperties().set(KEY, this);
    }

    /** The conditions under which this execution goes on with the message; empty if there are none. */
    static Optional<ParsedWait> of(CommandContext context, ExecutionEntity execution, String messageName) {
        return activity(context, execution, messageName)
                .map(activity -> activity.getProperties().get(KEY));
    }

    /** Where this execution goes on with the message. */
    static Optional<ActivityImpl> activity(CommandContext context, ExecutionEntity execution, String messageName) {
        List<EventSubscriptionEntity> subscriptions = context.getEventSubscriptionManager()
                .findEventSubscriptionsByNameAndExecution("message", messageName, execution.getId(), false);
        return subscriptions.stream()
                .flatMap(subscription -> activity(execution, subscription).stream())
                .findFirst();
    }

    /** The waits of this execution that look back, by the names of their messages. */
    static Map<EventName, Wait> lookingBack(ExecutionEntity execution) {
        var waits = new LinkedHashMap<EventName, Wait>();
        for (var subscription : execution.getEventSubscriptions()) {
            activity(execution, subscription)
                    .map(activity -> activity.getProperties().get(KEY))
                    .map(ParsedWait::conditions)
                    .filter(Wait::looksBack)
                    .ifPresent(wait -> waits.put(new EventName(subscription.getEventName()), wait));
        }
        return waits;
    }

    private static Optional<ActivityImpl> activity(ExecutionEntity execution, EventSubscriptionEntity subscription) {
        return Optional.ofNullable(execution.getProcessDefinition().findActivity(subscription.getActivityId()));
    }
}
