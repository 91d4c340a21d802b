package org.declic.automation.engine;

import java.util.Collection;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;

/** Who is an administrator, as the engine's settings have it: each engine has a group of its own, and may have others besides. */
public final class Administrators {

    private final ProcessEngineConfigurationImpl engine;

    private Administrators(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    public static Administrators of(ProcessEngine engine) {
        return new Administrators((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    }

    /** Whether the user of this thread is one. */
    public static boolean include(CommandContext context, Authentication user) {
        return new Administrators(context.getProcessEngineConfiguration())
                .include(user.getUserId(), user.getGroupIds());
    }

    public boolean include(@Nullable String user, @Nullable Collection<String> groups) {
        return groups != null
                        && engine.getAdminGroups() != null
                        && engine.getAdminGroups().stream().anyMatch(groups::contains)
                || user != null
                        && engine.getAdminUsers() != null
                        && engine.getAdminUsers().contains(user);
    }
}
