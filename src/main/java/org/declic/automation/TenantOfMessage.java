package org.declic.automation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.declic.automation.engine.MessageRights;
import org.declic.contact.Addresses;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;

/**
 * Says for which tenant a message is, before it is recorded as an event. If the message does not say, it is for the tenant
 * whose automations or instances listen, as long as that is only one; Camunda would look into all. Checks that the caller
 * may give it to all who listen: see {@link MessageRights}.
 */
final class TenantOfMessage implements Command<Tenant> {

    private final TrackedCorrelation message;
    private final GatedCorrelation correlation;
    private final Addresses addresses;

    TenantOfMessage(TrackedCorrelation message, GatedCorrelation correlation, Addresses addresses) {
        this.message = message;
        this.correlation = correlation;
        this.addresses = addresses;
    }

    @Override
    public Tenant execute(CommandContext context) {
        refuseWhatIsNotKept(context);
        var rights = new MessageRights(context);
        if (message.getProcessDefinitionId() != null) {
            starts(context, any -> true).forEach(start -> rights.requireVisible(start.tenant()));
        }
        var isWaitingAsked = rights.isAsked() || !message.isTenantIdSet();
        var waiting = isWaitingAsked && !message.isStartMessagesOnly()
                ? waiting(context, rights)
                : List.<ExecutionEntity>of();
        var tenant = message.isTenantIdSet()
                ? Tenant.of(message.getTenantId())
                : listening(rights, tenants(context), waiting);
        rights.requireVisible(tenant);
        rights.requireFor(
                tenant,
                message.isExecutionsOnly()
                        ? List.of()
                        : starts(context, tenant::equals).stream()
                                .<ProcessDefinition>map(MessageStart::definition)
                                .toList(),
                waiting.stream()
                        .filter(one -> Tenant.of(one.getTenantId()).equals(tenant))
                        .toList());
        return tenant;
    }

    private List<MessageStart> starts(CommandContext context, Predicate<Tenant> tenants) {
        return context.runWithoutAuthorization(
                () -> correlation.starts().of(context, message.getMessageName(), new CorrelationSet(message), tenants));
    }

    /** Those in which a start event listens. */
    private Set<Tenant> tenants(CommandContext context) {
        return message.getProcessDefinitionId() == null
                ? correlation.starts().tenants(context, message.getMessageName(), new CorrelationSet(message))
                : starts(context, any -> true).stream()
                        .map(MessageStart::tenant)
                        .collect(Collectors.toSet());
    }

    /**
     * By the business key as it was given and as an e-mail address is written, as the event is going to be correlated; if nobody
     * waits by that, by the address that the contact has now.
     */
    private List<ExecutionEntity> waiting(CommandContext context, MessageRights rights) {
        var key = message.getBusinessKey();
        var email = Email.in(key);
        var waiting = waiting(
                context,
                rights,
                Stream.concat(Stream.of(key), email.map(Email::value).stream()).distinct());
        return waiting.isEmpty() && email.isPresent() ? waitingSince(context, rights, email.get()) : waiting;
    }

    private List<ExecutionEntity> waitingSince(CommandContext context, MessageRights rights, Email former) {
        return addresses.former(former).stream()
                .flatMap(contact -> waiting(
                                context, rights, Stream.of(contact.email().value()))
                        .stream()
                        .filter(one -> Tenant.of(one.getTenantId()).equals(contact.tenant())))
                .toList();
    }

    private List<ExecutionEntity> waiting(CommandContext context, MessageRights rights, Stream<String> keys) {
        return keys.map(message::withKey)
                .flatMap(set -> context
                        .runWithoutAuthorization(
                                () -> correlation.correlateToExecutions(context, message.getMessageName(), set))
                        .stream())
                .map(CorrelationHandlerResult::getExecutionEntity)
                .filter(execution -> rights.isVisible(Tenant.of(execution.getTenantId())))
                .distinct()
                .toList();
    }

    /** The engine or the database would refuse it too, but only after the event is recorded, and as a fault of the server. */
    private void refuseWhatIsNotKept(CommandContext context) {
        try {
            MessageData.requireKept(context, message.payload());
        } catch (InvalidInput invalid) {
            throw Refusal.of(invalid);
        }
    }

    private static Tenant listening(MessageRights rights, Set<Tenant> starts, List<ExecutionEntity> waiting) {
        Set<Tenant> tenants = Stream.concat(starts.stream(), waiting.stream().map(one -> Tenant.of(one.getTenantId())))
                .filter(rights::isVisible)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (tenants.size() > 1) {
            throw severalListen(tenants);
        }
        return tenants.stream().findFirst().orElse(Tenant.NONE);
    }

    static ProcessEngineException severalListen(Collection<Tenant> tenants) {
        return Refusal.of(new InvalidInput(
                "tenantId", "must be given, or withoutTenantId, because several listen: " + words(tenants), null));
    }

    private static String words(Collection<Tenant> tenants) {
        return tenants.stream()
                .map(tenant -> tenant.equals(Tenant.NONE) ? "no tenant" : "tenant '" + tenant.id() + "'")
                .collect(Collectors.joining(", "));
    }
}
