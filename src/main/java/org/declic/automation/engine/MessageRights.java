package org.declic.automation.engine;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.declic.contact.Tenant;

/**
 * Whether the user of this thread may give a message to those who listen, by the engine's tenants and authorisations. It is
 * asked before anything is recorded. Without a user, in code of a process, and where the engine asks for no authorisations,
 * everything is allowed, as in the engine.
 */
public final class MessageRights {

    private final CommandContext context;

    public MessageRights(CommandContext context) {
        this.context = context;
    }

    public boolean isVisible(Tenant tenant) {
        return context.getTenantManager().isAuthenticatedTenant(tenant.idOrNull());
    }

    /**
     * The answer is the same whatever there is in the tenant.
     *
     * @throws AuthorizationException if the user is not of this tenant
     */
    public void requireVisible(Tenant tenant) {
        if (!isVisible(tenant)) {
            throw new AuthorizationException(
                    "The user '" + context.getAuthenticatedUserId() + "' is not of the tenant that the message is for");
        }
    }

    /** Whether the engine asks for authorisations at all, of this user and here. */
    public boolean isAsked() {
        var user = context.getAuthentication();
        return user != null
                && user.getUserId() != null
                && context.isAuthorizationCheckEnabled()
                && context.getAuthorizationManager().isAuthorizationEnabled()
                && !Administrators.include(context, user);
    }

    /**
     * All who listen would get the message, so that the user must be allowed to start and to update all of them. Where nobody
     * listens, the event only counts: the user must be allowed to start or update something of the tenant.
     *
     * @throws AuthorizationException if the user may not
     */
    public void requireFor(Tenant tenant, Collection<ProcessDefinition> starts, Collection<ExecutionEntity> waiting) {
        starts.forEach(start -> check(checker -> checker.checkCreateProcessInstance(start)));
        waiting.forEach(execution -> check(checker -> checker.checkUpdateProcessInstance(execution)));
        if (starts.isEmpty() && waiting.isEmpty() && isAsked() && !startsAny(tenant) && !updatesAny(tenant)) {
            throw new AuthorizationException(
                    "The user '" + context.getAuthenticatedUserId()
                            + "' may neither start nor update an instance: needed is CREATE on process instances with CREATE_INSTANCE"
                            + " on a process definition, or UPDATE on process instances, or UPDATE_INSTANCE on a process definition");
        }
    }

    /** Whether the user may start instances of this process. */
    public boolean starts(ProcessDefinition definition) {
        try {
            check(checker -> checker.checkCreateProcessInstance(definition));
            return true;
        } catch (ProcessEngineException notAllowed) {
            return false;
        }
    }

    /** Whether the user may start instances of the process of this key. */
    public boolean starts(String key) {
        return !isAsked()
                || (has(Permissions.CREATE, Resources.PROCESS_INSTANCE, Authorization.ANY)
                        && has(Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, key));
    }

    private void check(java.util.function.Consumer<CommandChecker> check) {
        context.getProcessEngineConfiguration().getCommandCheckers().forEach(check);
    }

    private boolean startsAny(Tenant tenant) {
        return has(Permissions.CREATE, Resources.PROCESS_INSTANCE, Authorization.ANY)
                && hasForAny(Permissions.CREATE_INSTANCE, tenant);
    }

    private boolean updatesAny(Tenant tenant) {
        return has(Permissions.UPDATE, Resources.PROCESS_INSTANCE, Authorization.ANY)
                || hasForAny(Permissions.UPDATE_INSTANCE, tenant);
    }

    /** Goes by what has been granted to the user, which is less than what there is in the tenant. */
    private boolean hasForAny(Permission permission, Tenant tenant) {
        Predicate<String> isOfTenant = key -> context.getProcessDefinitionManager()
                        .findLatestProcessDefinitionByKeyAndTenantId(key, tenant.idOrNull())
                != null;
        return has(permission, Resources.PROCESS_DEFINITION, Authorization.ANY)
                || granted(permission)
                        .anyMatch(key -> !Authorization.ANY.equals(key)
                                && has(permission, Resources.PROCESS_DEFINITION, key)
                                && isOfTenant.test(key));
    }

    private Stream<String> granted(Permission permission) {
        var user = context.getAuthentication();
        List<String> groups = user.getGroupIds() == null ? List.of() : user.getGroupIds();
        var toUser = grants(permission).userIdIn(user.getUserId(), Authorization.ANY);
        var toGroups = groups.isEmpty()
                ? Stream.<Authorization>empty()
                : list(grants(permission).groupIdIn(groups.toArray(String[]::new))).stream();
        return Stream.concat(list(toUser).stream(), toGroups)
                .map(Authorization::getResourceId)
                .distinct();
    }

    private static org.camunda.bpm.engine.authorization.AuthorizationQuery grants(Permission permission) {
        return new AuthorizationQueryImpl()
                .resourceType(Resources.PROCESS_DEFINITION)
                .hasPermission(permission);
    }

    /** Authorisations may be read by few; here it is the engine that reads them. */
    private List<Authorization> list(org.camunda.bpm.engine.authorization.AuthorizationQuery query) {
        return context.runWithoutAuthorization(() -> ((AuthorizationQueryImpl) query).executeList(context, null));
    }

    private boolean has(Permission permission, Resources resource, String id) {
        return context.getAuthorizationManager().isAuthorized(permission, resource, id);
    }
}
