package org.declic.automation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.declic.contact.Tenant;
import org.declic.event.Listeners;
import org.declic.event.Listeners.StartEvent;
import org.jspecify.annotations.Nullable;

/** Which start events listen to a message, as far as the user of this thread sees their tenants. */
final class SubscribedStarts {

    private static final VarHandle TENANT_IS_SET = tenantIsSet();
    private static final int LOOK_UPS = 3;

    private final Listeners listeners;

    SubscribedStarts(Listeners listeners) {
        this.listeners = listeners;
    }

    /** The start events that listen to the message, suspended ones included. */
    List<MessageStart> of(CommandContext context, String messageName, CorrelationSet set) {
        return of(context, messageName, set, tenant -> true);
    }

    /** Those of them in these tenants: definitions of others are not loaded, of which there may be thousands. */
    List<MessageStart> of(CommandContext context, String messageName, CorrelationSet set, Predicate<Tenant> tenants) {
        if (set.getProcessDefinitionId() != null) {
            return ofDefinition(context, messageName, set.getProcessDefinitionId());
        }
        return loaded(context, () -> listening(context, messageName, set, tenants), LOOK_UPS);
    }

    /** The tenants in which somebody listens to the message, in the order of the table; loads no definition. */
    Set<Tenant> tenants(CommandContext context, String messageName, CorrelationSet set) {
        return listening(context, messageName, set, tenant -> true).stream()
                .map(StartEvent::tenant)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<MessageStart> ofDefinition(CommandContext context, String messageName, String id) {
        var definition =
                context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id);
        return EventSubscriptionDeclaration.getDeclarationsForScope(definition).values().stream()
                .filter(one -> one.isStartEvent() && "message".equals(one.getEventType()))
                .filter(one -> messageName.equals(one.getUnresolvedEventName()))
                .map(one -> new MessageStart(definition, one.getActivityId()))
                .limit(1)
                .toList();
    }

    /**
     * A definition may be deleted between the look-up of who listens and that of the definition. Then who listens is looked up
     * again, as a new version may be there by now; who still has no definition is gone.
     */
    private static List<MessageStart> loaded(
            CommandContext context, Supplier<List<StartEvent>> listening, int lookUps) {
        var found = listening.get();
        var starts = found.stream()
                .flatMap(start -> Definitions.find(context, start.definition())
                        .map(definition -> new MessageStart(definition, start.activity()))
                        .stream())
                .toList();
        if (starts.size() == found.size() || lookUps == 1) {
            return starts;
        }
        context.getDbSqlSession().getSqlSession().clearCache();
        return loaded(context, listening, lookUps - 1);
    }

    /**
     * As Camunda does, but several automations of one tenant may listen to one message, and others are not read: if the tenant is
     * said, thousands of others may listen to the same name.
     */
    private List<StartEvent> listening(
            CommandContext context, String messageName, CorrelationSet set, Predicate<Tenant> tenants) {
        return isOfNobody(set)
                ? List.of()
                : listeners.starts(tenant(set), messageName).stream()
                        .filter(start -> isVisible(context, start.tenant().idOrNull()))
                        .filter(start -> tenants.test(start.tenant()))
                        .toList();
    }

    /** The empty id is no tenant's, and not that of those without one. */
    static boolean isOfNobody(CorrelationSet set) {
        return (boolean) TENANT_IS_SET.get(set) && "".equals(set.getTenantId());
    }

    /** What is of a tenant that the user is not of is as good as none, as in the engine's own queries. */
    static boolean isVisible(CommandContext context, @Nullable String tenant) {
        return context.getTenantManager().isAuthenticatedTenant(tenant);
    }

    /** Null for all tenants. */
    static @Nullable Tenant tenant(CorrelationSet set) {
        return (boolean) TENANT_IS_SET.get(set) ? Tenant.of(set.getTenantId()) : null;
    }

    private static VarHandle tenantIsSet() {
        try {
            return MethodHandles.privateLookupIn(CorrelationSet.class, MethodHandles.lookup())
                    .findVarHandle(CorrelationSet.class, "isTenantIdSet", boolean.class);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(
                    "This engine's CorrelationSet has no field isTenantIdSet; Declic works with Camunda 7.24", changed);
        }
    }
}
