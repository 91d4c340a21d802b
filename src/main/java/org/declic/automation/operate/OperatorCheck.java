package org.declic.automation.operate;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.declic.automation.engine.Administrators;
import org.declic.entry.operate.NotAllowed;

/** Whether the user of this thread may do what concerns events of whichever automation. */
final class OperatorCheck {

    private OperatorCheck() {}

    /**
     * Without authorisations, or without a user, as when Java code asks, everything is allowed, as in the engine.
     *
     * @throws NotAllowed if the user is no administrator and has none of these permissions on all process definitions
     */
    static void require(CommandContext context, Permission... any) {
        var authorizations = context.getAuthorizationManager();
        var user = context.getAuthentication();
        if (user != null && Administrators.include(context, user)) {
            return;
        }
        if (Arrays.stream(any)
                .noneMatch(permission ->
                        authorizations.isAuthorized(permission, Resources.PROCESS_DEFINITION, Authorization.ANY))) {
            throw new NotAllowed("only for administrators and users with the permission "
                    + Arrays.stream(any).map(Permission::getName).collect(Collectors.joining(" or "))
                    + " on all process definitions");
        }
    }

    /**
     * The same about one automation.
     *
     * @throws NotAllowed if the user is no administrator and has not this permission on the process definition
     */
    static void requireOn(CommandContext context, String automation, Permission permission) {
        var authorizations = context.getAuthorizationManager();
        var user = context.getAuthentication();
        if ((user == null || !Administrators.include(context, user))
                && !authorizations.isAuthorized(permission, Resources.PROCESS_DEFINITION, automation)) {
            throw new NotAllowed("only for administrators and users with the permission " + permission.getName()
                    + " on the process definition '" + automation + "'");
        }
    }
}
