package org.declic.automation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.declic.automation.GatedCorrelation.Start;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;

/**
 * Says for which tenant a message is, before it is recorded as an event. If the message does not say, it is for the tenant
 * whose automations or instances listen, as long as that is only one; Camunda would look into all. Checks that the caller
 * may start all that listens, as Camunda checks it for what a message starts.
 */
final class TenantOfMessage implements Command<Tenant> {

    private final TrackedCorrelation message;
    private final GatedCorrelation correlation;

    TenantOfMessage(TrackedCorrelation message, GatedCorrelation correlation) {
        this.message = message;
        this.correlation = correlation;
    }

    @Override
    public Tenant execute(CommandContext context) {
        refuseWhatIsNotKept(context);
        var name = message.getMessageName();
        var starts =
                context.runWithoutAuthorization(() -> correlation.starts(context, name, new CorrelationSet(message)));
        var tenant = message.isTenantIdSet() ? Tenant.of(message.getTenantId()) : listening(context, starts);
        if (!message.isExecutionsOnly()) {
            var checkers = context.getProcessEngineConfiguration().getCommandCheckers();
            starts.stream()
                    .filter(start -> start.tenant().equals(tenant))
                    .forEach(start ->
                            checkers.forEach(checker -> checker.checkCreateProcessInstance(start.definition())));
        }
        return tenant;
    }

    /** The engine or the database would refuse it too, but only after the event is recorded, and as a fault of the server. */
    private void refuseWhatIsNotKept(CommandContext context) {
        try {
            MessageData.requireKept(context, message.payload());
        } catch (InvalidInput invalid) {
            throw Refusal.of(invalid);
        }
    }

    private Tenant listening(CommandContext context, List<Start> starts) {
        var waiting = context.runWithoutAuthorization(() ->
                correlation.correlateToExecutions(context, message.getMessageName(), new CorrelationSet(message)));
        Set<Tenant> tenants = Stream.concat(
                        starts.stream().map(Start::tenant),
                        waiting.stream().map(one -> Tenant.of(((ExecutionEntity) one.getExecution()).getTenantId())))
                .filter(tenant -> isVisible(context, tenant))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (tenants.size() > 1) {
            throw Refusal.of(new InvalidInput(
                    "tenantId", "must be given, or withoutTenantId, because several listen: " + words(tenants), null));
        }
        return tenants.stream().findFirst().orElse(Tenant.NONE);
    }

    private static boolean isVisible(CommandContext context, Tenant tenant) {
        return context.getTenantManager().isAuthenticatedTenant(tenant.idOrNull());
    }

    private static String words(Set<Tenant> tenants) {
        return tenants.stream()
                .map(tenant -> tenant.equals(Tenant.NONE) ? "no tenant" : "tenant '" + tenant.id() + "'")
                .collect(Collectors.joining(", "));
    }
}
