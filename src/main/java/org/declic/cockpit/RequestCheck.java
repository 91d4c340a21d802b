package org.declic.cockpit;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.declic.contact.InvalidInput;
import org.declic.entry.operate.KnownParameters;
import org.jspecify.annotations.Nullable;

/**
 * Refuses parameters that a resource of the plugin does not take, a body where it takes none, and one that can't be read. Camunda's
 * own resources, which are in the same application, stay as they are.
 */
@Provider
public class RequestCheck implements ContainerRequestFilter, ReaderInterceptor {

    private static final int LONGEST = 1 << 20;

    @Context
    private @Nullable ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var method = method();
        if (method == null) {
            return;
        }
        var known = new KnownParameters(Arrays.stream(method.getParameters())
                .flatMap(RequestCheck::name)
                .toList());
        var body = readsBody(method) ? new byte[0] : request.getEntityStream().readNBytes(LONGEST);
        OperatorResource.answer(() -> {
            request.getUriInfo().getQueryParameters().forEach((name, values) -> known.require(name, values.get(0)));
            known.refuseMembers(body);
            return body;
        });
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (method() == null) {
            return context.proceed();
        }
        try {
            return context.proceed();
        } catch (JsonProcessingException unreadable) {
            throw OperatorResource.refused(Status.BAD_REQUEST, why(unreadable));
        }
    }

    private static String why(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(InvalidInput.class::isInstance)
                .findFirst()
                .map(invalid -> String.valueOf(invalid.getMessage()))
                .orElse("the body can't be read");
    }

    /** Null if it is none of the plugin. */
    private @Nullable Method method() {
        var method = resource == null ? null : resource.getResourceMethod();
        return method != null && method.getDeclaringClass().getPackage() == RequestCheck.class.getPackage()
                ? method
                : null;
    }

    private static boolean readsBody(Method method) {
        return Arrays.stream(method.getParameters())
                .anyMatch(
                        one -> !one.isAnnotationPresent(QueryParam.class) && !one.isAnnotationPresent(PathParam.class));
    }

    private static Stream<String> name(Parameter parameter) {
        return Stream.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }
}
