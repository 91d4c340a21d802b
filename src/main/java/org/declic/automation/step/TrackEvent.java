package org.declic.automation.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.declic.contact.InvalidInput;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordEvents;
import org.declic.event.TrackedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The step "Track event": records an event of the contact whom the automation is about, by the business key. Fields:
 * {@code event}, the name; {@code value}, text or JSON, optional. It can trigger automations like any other event. It
 * is recorded in the transaction of the step: when its job fails and is tried again, the event is there once.
 *
 * <p>One object serves one execution, as the engine sets the fields on it.
 */
public final class TrackEvent extends ContactStep {

    private final RecordEvents recordEvents;

    private @Nullable Expression event;
    private @Nullable Expression value;

    public TrackEvent(RecordEvents recordEvents) {
        this.recordEvents = recordEvents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordEvents.record(TrackedEvent.now(
                        tenant(execution),
                        contact(execution),
                        EventName.of(field("event", execution), text(event, execution)),
                        value(execution))
                .inChain(chain(execution)));
    }

    private EventValue value(DelegateExecution execution) {
        try {
            return EventValue.of(text(value, execution));
        } catch (InvalidInput invalid) {
            throw invalid.in(field("value", execution));
        }
    }

    public void setEvent(Expression event) {
        this.event = event;
    }

    public void setValue(Expression value) {
        this.value = value;
    }
}
