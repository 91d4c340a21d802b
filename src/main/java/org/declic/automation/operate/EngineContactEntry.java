package org.declic.automation.operate;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.declic.automation.Entering;
import org.declic.automation.EventVariables;
import org.declic.automation.Transient;
import org.declic.automation.step.StartByHand;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.entry.operate.EnterContact;
import org.declic.entry.operate.NotAllowed;
import org.declic.entry.operate.SuspendedAutomation;
import org.declic.event.EventValue;
import org.declic.event.Transaction;
import org.jspecify.annotations.Nullable;

/** Starts the instance as the user who asks, so that the engine's authorisations hold. */
public final class EngineContactEntry implements EnterContact {

    private final ProcessEngine engine;
    private final Transaction transaction;
    private final Clock clock;

    public EngineContactEntry(ProcessEngine engine, Transaction transaction, Clock clock) {
        this.engine = engine;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<String> enter(
            Tenant tenant, String automation, Email contact, @Nullable String trigger, EventValue data) {
        var byHand = new StartByHand(engine);
        return byHand.definition(tenant, automation).map(definition -> {
            if (definition.isSuspended()) {
                throw new SuspendedAutomation();
            }
            var start = trigger == null ? byHand.firstStart(definition) : trigger;
            var message = message(byHand, definition, start);
            var variables = EventVariables.of(contact, start)
                    .putValue(
                            EventVariables.EVENT,
                            EventVariables.json(message.orElse(null), null, Instant.now(clock), data));
            try {
                return Transient.again(
                                transaction,
                                () -> Entering.byHandAt(
                                        start, () -> byHand.start(definition, contact, start, variables)))
                        .getId();
            } catch (AuthorizationException denied) {
                throw new NotAllowed(String.valueOf(denied.getMessage()));
            }
        });
    }

    private static Optional<String> message(StartByHand byHand, ProcessDefinition definition, String start) {
        var messages = byHand.messages(definition);
        if (!messages.containsKey(start)) {
            throw new InvalidInput(
                    "trigger",
                    "must be a start event of the automation: " + String.join(", ", messages.keySet()),
                    start);
        }
        return messages.get(start);
    }
}
