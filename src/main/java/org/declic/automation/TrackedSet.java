package org.declic.automation;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.declic.entry.EntryClaims;
import org.declic.entry.Gate;
import org.declic.entry.Judgement;
import org.declic.event.Listener;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** What {@link GatedCorrelation} looks for when an event is correlated, and what it has found out about it. */
final class TrackedSet extends CorrelationSet {

    /** A start that the gate lets the contact go through. */
    record Admission(ProcessDefinitionEntity definition, EntryClaims claims) {}

    private final RecordedEvent event;
    private final @Nullable Target only;
    private final KnownStarts starts;
    private final List<Admission> admissions = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    TrackedSet(EventMessage message, @Nullable Target only, KnownStarts starts) {
        super(message);
        this.event = message.event();
        this.only = only;
        this.starts = starts;
    }

    KnownStarts starts() {
        return starts;
    }

    RecordedEvent event() {
        return event;
    }

    /** Has the gate judge this start. */
    void judge(Gate gate, ProcessDefinitionEntity definition, ParsedTrigger parsed) {
        var trigger = parsed.trigger();
        if (only != null && !only.isTrigger(trigger.automation(), trigger.startEvent())) {
            return;
        }
        var judgement = gate.judge(event, parsed.asDeployed(definition.isSuspended()));
        if (judgement instanceof Judgement.Admitted admitted) {
            admissions.add(new Admission(definition, admitted.claims()));
        } else if (judgement instanceof Judgement.Refused refused) {
            refused.reasons()
                    .forEach(reason -> refusals.add(refusal(trigger.automation(), trigger.startEvent(), reason)));
        }
    }

    /** Notes that this trigger has not seen the event, see {@link Gate#unseen}. */
    void unseen(Gate gate, Listener trigger, boolean isThere) {
        if (only == null || only.isTrigger(trigger.automation(), trigger.startEvent())) {
            refusals.add(refusal(trigger.automation(), trigger.startEvent(), gate.unseen(event, trigger, isThere)));
        }
    }

    static String refusal(String automation, String startEvent, String reason) {
        return "'" + automation + "' by '" + startEvent + "': " + reason;
    }

    List<Admission> admissions() {
        return admissions;
    }

    /** The reasons of all refusals, each with the automation and the start event. */
    List<String> refusals() {
        return refusals;
    }
}
