package org.declic.automation.operate;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.declic.automation.engine.Administrators;
import org.declic.contact.Tenant;

/** Asks the engine's authorisations. */
public final class EnginePermissions implements org.declic.entry.operate.Permissions {

    private final ProcessEngine engine;

    public EnginePermissions(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public boolean seesContacts() {
        return ofDefinition(Authorization.ANY, Permissions.READ);
    }

    @Override
    public boolean sees(Tenant tenant) {
        return ask(context -> {
            var user = context.getAuthentication();
            return user == null
                    || tenant.equals(Tenant.NONE)
                    || !context.getProcessEngineConfiguration().isTenantCheckEnabled()
                    || Administrators.include(context, user)
                    || user.getTenantIds() != null && user.getTenantIds().contains(tenant.id());
        });
    }

    @Override
    public boolean entersContacts(String automation) {
        return allows(Permissions.CREATE, Resources.PROCESS_INSTANCE, Authorization.ANY)
                && ofDefinition(automation, Permissions.CREATE_INSTANCE);
    }

    @Override
    public boolean entersAudiences(String automation) {
        return entersContacts(automation) && allows(BatchPermissions.CREATE, Resources.BATCH, Authorization.ANY);
    }

    @Override
    public boolean undoesAudiences(String automation) {
        return ofDefinition(automation, Permissions.DELETE_INSTANCE)
                && allows(BatchPermissions.CREATE, Resources.BATCH, Authorization.ANY);
    }

    @Override
    public boolean retriesFailedEvents() {
        return ofDefinition(
                Authorization.ANY,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.UPDATE_INSTANCE);
    }

    @Override
    public boolean dropsFailedEvents() {
        return ofDefinition(Authorization.ANY, ProcessDefinitionPermissions.UPDATE_INSTANCE);
    }

    @Override
    public boolean makesLists() {
        return seesContacts() && ofDefinition(Authorization.ANY, ProcessDefinitionPermissions.UPDATE_INSTANCE);
    }

    private boolean ofDefinition(String key, Permission... any) {
        return Stream.of(any).anyMatch(permission -> allows(permission, Resources.PROCESS_DEFINITION, key));
    }

    private boolean allows(Permission permission, Resource resource, String id) {
        return ask(context -> {
            var user = context.getAuthentication();
            var authorizations = context.getAuthorizationManager();
            return user != null && Administrators.include(context, user)
                    || authorizations.isAuthorized(permission, resource, id);
        });
    }

    private boolean ask(Predicate<CommandContext> question) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(question::test);
    }
}
