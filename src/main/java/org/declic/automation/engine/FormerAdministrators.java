package org.declic.automation.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the administrators of a database that another engine has filled, where the group of them has another name. They are
 * administrators as before. While this engine's own group is empty they become members of it; else the engine's web applications
 * would offer to make an administrator of anybody.
 */
public final class FormerAdministrators extends AbstractProcessEnginePlugin {

    private static final Logger LOG = LoggerFactory.getLogger("Declic");

    private final String former = EngineProduct.ours().formerAdministrators();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        if (former.isEmpty()) {
            return;
        }
        var groups = new ArrayList<String>();
        if (engine.getAdminGroups() != null) {
            groups.addAll(engine.getAdminGroups());
        }
        if (!groups.contains(former)) {
            groups.add(former);
        }
        engine.setAdminGroups(groups);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        var users = engine.getIdentityService();
        if (former.isEmpty() || users.isReadOnly()) {
            return;
        }
        var groups = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getAdminGroups();
        var kept = users.createUserQuery().memberOfGroup(former).list();
        for (var own : groups) {
            if (!own.equals(former)
                    && !kept.isEmpty()
                    && users.createUserQuery().memberOfGroup(own).count() == 0) {
                join(engine, own, kept);
            }
        }
    }

    private void join(ProcessEngine engine, String own, List<User> kept) {
        var users = engine.getIdentityService();
        if (users.createGroupQuery().groupId(own).count() == 0) {
            var group = users.newGroup(own);
            group.setName(own);
            group.setType(Groups.GROUP_TYPE_SYSTEM);
            users.saveGroup(group);
        }
        for (var resource : Resources.values()) {
            var rights = engine.getAuthorizationService();
            if (rights.createAuthorizationQuery()
                            .groupIdIn(own)
                            .resourceType(resource)
                            .resourceId(Authorization.ANY)
                            .count()
                    == 0) {
                var right = rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                right.setGroupId(own);
                right.setResource(resource);
                right.setResourceId(Authorization.ANY);
                right.addPermission(Permissions.ALL);
                rights.saveAuthorization(right);
            }
        }
        kept.forEach(user -> users.createMembership(user.getId(), own));
        LOG.info("The {} members of the group {} are members of {} too, which had none", kept.size(), former, own);
    }
}
