package org.declic.app;

import java.util.stream.Stream;

/**
 * Requests that show the values of variables as objects.
 *
 * @param task whose variables are read too
 */
record VariableReads(App app, String task) {

    /** Where the web applications have Camunda's REST API. */
    static final String WEB = "/camunda/api/engine/engine/default";

    /** Asks in every way there is to see the values of variables as objects. */
    void by(Operator reader, Stream<String> instances) {
        var session = CockpitSession.of(app, reader.user());
        instances.forEach(one -> {
            for (var path : new String[] {
                "/process-instance/" + one + "/variables",
                "/process-instance/" + one + "/variables/gadget?deserializeValue=true",
                "/execution/" + one + "/localVariables",
                "/variable-instance?deserializeValues=true&processInstanceIdIn=" + one,
                "/history/variable-instance?deserializeValues=true&processInstanceId=" + one,
                "/history/detail?deserializeValues=true&processInstanceId=" + one,
                "/task/" + task + "/variables?deserializeValues=true",
                "/task/" + task + "/variables/gadget?deserializeValue=true",
                "/task/" + task + "/form-variables?deserializeValues=true",
            }) {
                reader.get("/engine-rest" + path);
                var request = app.request(WEB + path).GET();
                session.headers().forEach(request::header);
                app.send(request);
            }
        });
    }
}
