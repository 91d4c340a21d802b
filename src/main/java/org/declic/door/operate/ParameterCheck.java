package org.declic.door.operate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.declic.contact.InvalidInput;
import org.declic.door.GivenTwice;
import org.declic.door.QueryText;
import org.declic.entry.operate.KnownParameters;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that the request's method does not take, and a body where it takes none: what is misspelt, or stands in the
 * wrong place, would filter nothing.
 */
public final class ParameterCheck implements HandlerInterceptor {

    /** Nobody's tenant, and the first page. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("tenant", "before", "after");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method) {
            QueryText.require(request);
            var known = known(method);
            // a form in the body is among the parameters
            request.getParameterMap().forEach((name, values) -> {
                known.require(name, values[0]);
                requireOne(name, values);
            });
            if (!readsBody(method)) {
                known.refuseMembers(request.getInputStream().readAllBytes());
            }
        }
        return true;
    }

    /** An empty filter, and the first of two, would be taken for another question. */
    private static void requireOne(String name, String[] values) {
        if (values.length > 1) {
            throw new InvalidInput(name, GivenTwice.RULE, String.join(", ", values));
        }
        if (values[0].isBlank() && !MAY_BE_EMPTY.contains(name)) {
            throw new InvalidInput(name, "must not be empty; without it, any will do", values[0]);
        }
    }

    private static KnownParameters known(HandlerMethod method) {
        return new KnownParameters(Arrays.stream(method.getMethodParameters())
                .flatMap(ParameterCheck::name)
                .toList());
    }

    private static boolean readsBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    private static Stream<String> name(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null
                ? Stream.empty()
                : Stream.of(annotation.name().isEmpty() ? annotation.value() : annotation.name());
    }
}
