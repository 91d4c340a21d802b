package org.declic.automation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.impl.runtime.DefaultCorrelationHandler;
import org.declic.automation.step.TriggeringEvents;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.entry.Gate;
import org.declic.entry.InstanceEvents;
import org.declic.event.Listener;
import org.declic.event.Listeners;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out every start that the gate refuses. Since all of Camunda's APIs look for start events here, none gets past the
 * gate: a start event with Declic properties is only found for an event that is recorded.
 */
final class GatedCorrelation extends DefaultCorrelationHandler {

    private final Gate gate;
    private final ListenedNames listened;
    private final Listeners listeners;
    private final TriggeringEvents triggering;
    private final SubscribedStarts subscribed;
    private final InstanceEvents instanceEvents;

    GatedCorrelation(EnginePorts ports, ListenedNames listened) {
        this.gate = ports.gate();
        this.triggering = new TriggeringEvents(ports.log());
        this.listeners = ports.listeners();
        this.subscribed = new SubscribedStarts(listeners);
        this.instanceEvents = ports.instanceEvents();
        this.listened = listened;
    }

    @Override
    public List<CorrelationHandlerResult> correlateStartMessages(
            CommandContext context, String messageName, CorrelationSet set) {
        return super.correlateStartMessages(context, messageName, set).stream()
                .filter(result -> isPlain(result, messageName, set))
                .toList();
    }

    /** As Camunda does, but that a definition which is deleted meanwhile is no failure. */
    @Override
    protected List<CorrelationHandlerResult> correlateStartMessageByEventSubscription(
            CommandContext context, String messageName, CorrelationSet set) {
        return subscribed.of(context, messageName, set).stream()
                .filter(start -> !start.definition().isSuspended())
                .map(start -> CorrelationHandlerResult.matchedProcessDefinition(start.definition(), start.startEvent()))
                .toList();
    }

    /** The start events that listen. */
    SubscribedStarts starts() {
        return subscribed;
    }

    /** The same, looked up once for the events of a job. */
    private List<MessageStart> knownStarts(CommandContext context, String messageName, TrackedSet tracked) {
        return tracked.starts().of(tracked, messageName, () -> subscribed.of(context, messageName, tracked));
    }

    InstanceEvents instanceEvents() {
        return instanceEvents;
    }

    /** The event that started the instance of this execution; null if it is not known. */
    @Nullable
    RecordedEvent entry(ExecutionEntity execution, Contact contact) {
        return triggering.of(execution, contact);
    }

    /** The executions that wait for the message. */
    List<CorrelationHandlerResult> correlateToExecutions(
            CommandContext context, String messageName, CorrelationSet set) {
        if (!isByKeyOnly(messageName, set)) {
            return there(super.correlateMessageToExecutions(context, messageName, set));
        }
        return SubscribedStarts.isOfNobody(set)
                ? List.of()
                : executions(
                        context, listeners.waiting(SubscribedStarts.tenant(set), messageName, set.getBusinessKey()));
    }

    private static boolean isByKeyOnly(@Nullable String messageName, CorrelationSet set) {
        return messageName != null
                && set.getBusinessKey() != null
                && set.getProcessInstanceId() == null
                && set.getProcessDefinitionId() == null
                && isEmpty(set.getCorrelationKeys())
                && isEmpty(set.getLocalCorrelationKeys());
    }

    private static boolean isEmpty(@Nullable Map<String, Object> keys) {
        return keys == null || keys.isEmpty();
    }

    /** Those of these executions that are still there. */
    List<CorrelationHandlerResult> executions(CommandContext context, List<String> ids) {
        return there(ids.stream()
                .map(context.getExecutionManager()::findExecutionById)
                .filter(Objects::nonNull)
                .filter(execution -> SubscribedStarts.isVisible(context, execution.getTenantId()))
                .map(CorrelationHandlerResult::matchedExecution)
                .toList());
    }

    /** An instance that is deleted with its definition meanwhile waits for nothing any more. */
    private static List<CorrelationHandlerResult> there(List<CorrelationHandlerResult> found) {
        return found.stream()
                .filter(one -> Definitions.isThere(one.getExecutionEntity()))
                .toList();
    }

    /**
     * Leaves out those who wait under conditions, which only an event can meet; if the message could be one, the caller must
     * record it first.
     */
    @Override
    protected List<CorrelationHandlerResult> correlateMessageToExecutions(
            CommandContext context, String messageName, CorrelationSet set) {
        var all = super.correlateMessageToExecutions(context, messageName, set);
        if (messageName == null) {
            return all;
        }
        var found = there(all);
        var plain = found.stream()
                .filter(one -> ParsedWait.of(context, one.getExecutionEntity(), messageName)
                        .isEmpty())
                .toList();
        if (plain.size() < found.size() && Email.in(set.getBusinessKey()).isPresent()) {
            throw new UnrecordedEvent(messageName);
        }
        return plain;
    }

    /** What the gate is going to judge when this event is correlated, and perhaps a little more. */
    Stream<Gate.Case> cases(CommandContext context, RecordedEvent event, KnownStarts starts) {
        var set = new TrackedSet(EventMessage.forStartsOnly(context, event), null, starts);
        return knownStarts(context, event.name().value(), set).stream()
                .flatMap(start -> start.deployed().stream())
                .map(deployed -> new Gate.Case(event, deployed));
    }

    /**
     * Has the gate judge the event at each start event that it is for, and keeps that it was not seen by those that were
     * deployed since or are gone.
     */
    List<JudgedStart> judge(CommandContext context, String messageName, TrackedSet tracked) {
        var starts = knownStarts(context, messageName, tracked);
        var addressees = addressees(tracked);
        var here = starts.stream()
                .filter(start -> tracked.isFor(start.listener()))
                .flatMap(start -> {
                    var isSeen = addressees.isEmpty() || addressees.get().contains(start.listener());
                    return start.deployed().stream()
                            .map(deployed -> new JudgedStart(
                                    start.listener(),
                                    start.definition(),
                                    isSeen
                                            ? gate.judge(tracked.event(), deployed)
                                            : gate.unseen(tracked.event(), start.listener(), true)));
                });
        var gone = gone(addressees, starts).stream()
                .filter(tracked::isFor)
                .map(start -> new JudgedStart(start, null, gate.unseen(tracked.event(), start, false)));
        return Stream.concat(here, gone).toList();
    }

    /**
     * Who listened when the event was recorded: triggers deployed later do not see it, and whoever was redeployed meanwhile
     * judges it by the version of today. Empty if it is not known, or if the sender has named the definition: then all see it.
     */
    private Optional<Set<Listener>> addressees(TrackedSet tracked) {
        return tracked.getProcessDefinitionId() == null ? listeners.of(tracked.event()) : Optional.empty();
    }

    /** Those who listened then and do not any more. */
    private static List<Listener> gone(Optional<Set<Listener>> addressees, List<MessageStart> starts) {
        var there = starts.stream().map(MessageStart::listener).collect(Collectors.toSet());
        return addressees.stream()
                .flatMap(Set::stream)
                .filter(listener -> !there.contains(listener))
                .sorted(Comparator.comparing(Listener::automation).thenComparing(Listener::startEvent))
                .toList();
    }

    /** All triggers that the event is for, be it that they are gone; those deployed since included, which have not seen it. */
    Stream<Listener> triggers(CommandContext context, String messageName, TrackedSet tracked) {
        var starts = subscribed.of(context, messageName, tracked);
        return Stream.concat(starts.stream().map(MessageStart::listener), gone(addressees(tracked), starts).stream());
    }

    /** Leaves triggers out of what is not recorded as an event; if it could be one, the caller must record it first. */
    private boolean isPlain(CorrelationHandlerResult result, String messageName, CorrelationSet set) {
        var definition = (ProcessDefinitionEntity) result.getProcessDefinition();
        var parsed = ParsedTrigger.of(definition, result.getStartEventActivityId());
        if (parsed.isEmpty() || parsed.get().isPlain()) {
            return true;
        }
        listened.add(parsed.get().trigger().event());
        if (Email.in(set.getBusinessKey()).isPresent()) {
            throw new UnrecordedEvent(messageName);
        }
        return false;
    }
}
