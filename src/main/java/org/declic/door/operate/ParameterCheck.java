package org.declic.door.operate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.declic.contact.InvalidInput;
import org.declic.door.QueryText;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that the request's method does not take: one that is misspelt would filter nothing. */
public final class ParameterCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            QueryText.require(request);
            var known = known(method);
            for (var name : request.getParameterMap().keySet()) {
                if (!known.contains(name)) {
                    throw new InvalidInput(
                            name,
                            "is no parameter here; there "
                                    + (known.isEmpty() ? "are none" : "are " + String.join(", ", known)),
                            request.getParameter(name));
                }
            }
        }
        return true;
    }

    private static List<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(ParameterCheck::name)
                .sorted()
                .toList();
    }

    private static Stream<String> name(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null
                ? Stream.empty()
                : Stream.of(annotation.name().isEmpty() ? annotation.value() : annotation.name());
    }
}
