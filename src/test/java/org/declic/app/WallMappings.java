package org.declic.app;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.declic.cockpit.DeclicResource;
import org.declic.cockpit.TasklistResource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything of Declic and of the actuator that answers requests, as {@code walls/requests.txt} names it. */
final class WallMappings {

    private final Set<String> found = new TreeSet<>();

    private WallMappings() {}

    static Set<String> of(App app) {
        var mappings = new WallMappings();
        for (var bean : new String[] {"requestMappingHandlerMapping", "webEndpointServletHandlerMapping"}) {
            ((RequestMappingInfoHandlerMapping) app.bean(bean))
                    .getHandlerMethods()
                    .forEach((mapping, handler) -> {
                        var of = handler.getBeanType().getName();
                        if (of.startsWith("org.declic") || of.startsWith("org.springframework.boot.actuate")) {
                            mappings.add(mapping);
                        }
                    });
        }
        app.bean(ServletContext.class).getServletRegistrations().values().stream()
                .filter(servlet -> String.valueOf(servlet.getClassName()).startsWith("org.declic"))
                .flatMap(servlet -> servlet.getMappings().stream())
                .forEach(path -> mappings.found.add("POST " + path));
        mappings.addPlugin("cockpit", DeclicResource.class);
        mappings.addPlugin("tasklist", TasklistResource.class);
        return mappings.found;
    }

    private void add(RequestMappingInfo mapping) {
        mapping.getPatternValues()
                .forEach(path -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> found.add(method.name() + " " + path)));
    }

    private void addPlugin(String application, Class<?> resources) {
        for (var resource : resources.getDeclaredMethods()) {
            if (resource.isAnnotationPresent(Path.class)) {
                var root = path(resource).replaceFirst("^/?\\{engine}", "");
                Arrays.stream(resource.getReturnType().getDeclaredMethods())
                        .forEach(method -> verbs(method)
                                .forEach(verb -> found.add(verb + " " + application + " " + root
                                        + (method.isAnnotationPresent(Path.class) ? path(method) : ""))));
            }
        }
    }

    private static String path(AnnotatedElement annotated) {
        var path = annotated.getAnnotation(Path.class).value();
        return path.startsWith("/") || path.startsWith("{engine}") ? path : "/" + path;
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value);
    }
}
