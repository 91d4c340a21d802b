package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** A Camunda user with rights of its own, as whom to send requests. */
record Operator(App app, String user) {

    /** Makes the user, with the user's name as the password, who may do nothing. */
    static Operator named(App app, String user) {
        var identity = app.engine().getIdentityService();
        var made = identity.newUser(user);
        made.setPassword(user);
        identity.saveUser(made);
        return new Operator(app, user);
    }

    /** The administrator whom every test application has. */
    static Operator demo(App app) {
        return new Operator(app, "demo");
    }

    Operator may(Resource resource, String id, Permission... permissions) {
        var service = app.engine().getAuthorizationService();
        var given = service.createAuthorizationQuery()
                .userIdIn(user)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        var authorization = given == null ? service.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : given;
        authorization.setUserId(user);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        for (var permission : permissions) {
            authorization.addPermission(permission);
        }
        service.saveAuthorization(authorization);
        return this;
    }

    Operator memberOf(String tenant) {
        var identity = app.engine().getIdentityService();
        if (identity.createTenantQuery().tenantId(tenant).count() == 0) {
            identity.saveTenant(identity.newTenant(tenant));
        }
        identity.createTenantUserMembership(tenant, user);
        return this;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json);
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", path, null);
    }

    private HttpResponse<String> send(String method, String path, String json) {
        var basic = "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(UTF_8));
        return app.send(app.request(path)
                .header("Authorization", basic)
                .header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }
}
