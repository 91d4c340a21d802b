package org.declic.automation.step;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.declic.contact.Contact;
import org.declic.event.EventLog;
import org.declic.event.EventName;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Finds the events that started process instances, by the variable {@code entry} of the instance, or by {@code event} as long as no
 * wait has set that anew.
 */
public final class TriggeringEvents {

    /** The variable that holds it once a wait has set {@code event} anew. */
    public static final String ENTRY = "entry";

    private final EventLog log;

    public TriggeringEvents(EventLog log) {
        this.log = log;
    }

    /** Null if the instance was started by hand, or retention has removed the event. */
    public @Nullable RecordedEvent of(DelegateExecution execution, Contact contact) {
        var instance = execution.getProcessInstance();
        return find(instance.getVariable(ENTRY), contact)
                .or(() -> find(instance.getVariable(ContactStep.EVENT), contact))
                .orElse(null);
    }

    private Optional<RecordedEvent> find(@Nullable Object variable, Contact contact) {
        if (!(variable instanceof SpinJsonNode event)) {
            return Optional.empty();
        }
        var name = text(event, "name");
        var id = text(event, "id");
        return name == null || id == null ? Optional.empty() : log.find(contact.id(), new EventName(name), id);
    }

    private static @Nullable String text(SpinJsonNode event, String name) {
        return event.isObject() && event.hasProp(name) && event.prop(name).isString()
                ? event.prop(name).stringValue()
                : null;
    }
}
