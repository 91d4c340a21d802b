package org.declic.automation.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.declic.contact.Contact;
import org.declic.event.Event;
import org.declic.event.EventLog;
import org.declic.event.EventName;
import org.jspecify.annotations.Nullable;

/** Finds the events that started process instances, by the variable {@code event} of the instance. */
public final class TriggeringEvents {

    private final EventLog log;

    public TriggeringEvents(EventLog log) {
        this.log = log;
    }

    /** Null if the instance was started by hand, or retention has removed the event. */
    public @Nullable Event of(DelegateExecution execution, Contact contact) {
        if (!(execution.getProcessInstance().getVariable(ContactStep.EVENT) instanceof SpinJsonNode event)) {
            return null;
        }
        var name = text(event, "name");
        var id = text(event, "id");
        return name == null || id == null
                ? null
                : log.find(contact.id(), new EventName(name), id).orElse(null);
    }

    private static @Nullable String text(SpinJsonNode event, String name) {
        return event.isObject() && event.hasProp(name) && event.prop(name).isString()
                ? event.prop(name).stringValue()
                : null;
    }
}
