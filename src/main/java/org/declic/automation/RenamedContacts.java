package org.declic.automation;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.declic.contact.Addresses;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;

/**
 * Whom a message is for that is no event and bears an address that a contact had before. The contact's instances have got the
 * business key that it has now, and whoever sends the message may not know that. It is looked for only if nobody has the key that
 * the message bears.
 */
final class RenamedContacts {

    private final Addresses addresses;
    private final GatedCorrelation correlation;

    RenamedContacts(Addresses addresses, GatedCorrelation correlation) {
        this.addresses = addresses;
        this.correlation = correlation;
    }

    /** The contacts for whom instances wait by the addresses that they have now; none if somebody takes the message as it is. */
    List<Contact> waiting(CommandContext context, TrackedCorrelation message) {
        var name = message.getMessageName();
        if (name == null
                || "".equals(message.getTenantId()) // which is nobody's
                || message.isStartMessagesOnly()
                || message.getProcessInstanceId() != null
                || message.getProcessDefinitionId() != null) {
            return List.of();
        }
        var contacts = Email.in(message.getBusinessKey()).map(addresses::former).orElse(List.of()).stream()
                .filter(contact -> isOfTenant(contact, message))
                .toList();
        return contacts.isEmpty() || isTaken(context, message)
                ? List.of()
                : contacts.stream()
                        .filter(contact -> message.as(contact, () -> isWaitedFor(context, message)))
                        .toList();
    }

    private static boolean isOfTenant(Contact contact, TrackedCorrelation message) {
        return !message.isTenantIdSet() || contact.tenant().equals(Tenant.of(message.getTenantId()));
    }

    private boolean isTaken(CommandContext context, TrackedCorrelation message) {
        return isWaitedFor(context, message) || (!message.isExecutionsOnly() && isStart(context, message));
    }

    private boolean isWaitedFor(CommandContext context, TrackedCorrelation message) {
        var set = new CorrelationSet(message);
        return !context.runWithoutAuthorization(
                        () -> correlation.correlateToExecutions(context, message.getMessageName(), set))
                .isEmpty();
    }

    private boolean isStart(CommandContext context, TrackedCorrelation message) {
        var set = new CorrelationSet(message);
        return !context.runWithoutAuthorization(() -> correlation.starts().of(context, message.getMessageName(), set))
                .isEmpty();
    }
}
