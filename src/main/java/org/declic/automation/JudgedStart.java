package org.declic.automation;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.declic.entry.EntryClaims;
import org.declic.entry.Judgement;
import org.declic.event.Listener;
import org.jspecify.annotations.Nullable;

/**
 * What the gate says of an event at one start event.
 *
 * @param definition null if it is gone
 */
record JudgedStart(Listener start, @Nullable ProcessDefinitionEntity definition, Judgement judgement) {

    /** Where the contact goes in; empty if it was refused. */
    Optional<Admission> admission() {
        return definition != null && judgement instanceof Judgement.Admitted admitted
                ? Optional.of(new Admission(definition, admitted.claims()))
                : Optional.empty();
    }

    /** Why the contact does not go in, with the automation and the start event. */
    Stream<String> refusals() {
        return judgement instanceof Judgement.Refused refused
                ? refused.reasons().stream()
                        .map(reason -> Refusal.words(start.automation(), start.startEvent(), reason))
                : Stream.empty();
    }

    /** A start that the gate lets the contact go through. */
    record Admission(ProcessDefinitionEntity definition, EntryClaims claims) {

        /** As the engine asks its authorisations for. */
        CorrelationHandlerResult asResult() {
            return CorrelationHandlerResult.matchedProcessDefinition(
                    definition, claims.trigger().startEvent());
        }
    }
}
