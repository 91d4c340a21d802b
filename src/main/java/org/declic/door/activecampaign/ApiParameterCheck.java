package org.declic.door.activecampaign;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.declic.contact.Blanks;
import org.declic.contact.InvalidInput;
import org.declic.door.QueryText;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a parameter that a request of {@code /api/3} does not know: a filter that nobody looks at would answer everything, and
 * whoever takes the first of it goes on with the wrong contact.
 */
public final class ApiParameterCheck implements HandlerInterceptor {

    /** ActiveCampaign documents them; they neither narrow nor order an answer. */
    static final Set<String> HARMLESS = Set.of("include", "api_output", "api_key", "forceQuery", "in_group_lists", "_");

    /** They have a usual value; all others narrow the answer, and an empty one would not. */
    private static final Set<String> OF_PAGES = Set.of("limit", "offset");

    private static final Pattern FILTER = Pattern.compile("filters\\[([^\\[\\]]+)](\\[[^\\[\\]]*])?");
    private static final Pattern ORDER = Pattern.compile("orders\\[([^\\[\\]]+)]");
    private static final Pattern LIST = Pattern.compile("(\\w+)\\[\\d*]");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod method) {
            QueryText.require(request);
            var known = method.getMethodAnnotation(ApiParameters.class);
            request.getParameterMap().forEach((name, values) -> {
                if (HARMLESS.contains(name)) {
                    return;
                }
                if (known == null || !isKnown(known, name)) {
                    throw new InvalidInput(name, "is no parameter here" + there(known), values[0]);
                }
                if (!name.startsWith("filters[") && !OF_PAGES.contains(name)) {
                    Arrays.stream(values).forEach(value -> requireGiven(name, value));
                }
            });
        }
        return true;
    }

    /** Whoever asks for what is like nothing would be answered all there is. */
    static void requireGiven(String name, String value) {
        InvalidInput.refuseNul(name, value);
        if (Blanks.strip(value).isEmpty()) {
            throw new InvalidInput(name, "must not be empty; leave it out to ask for all", value);
        }
    }

    private static boolean isKnown(ApiParameters known, String name) {
        var filter = FILTER.matcher(name);
        if (filter.matches()) {
            return List.of(known.filters()).contains(filter.group(1));
        }
        var order = ORDER.matcher(name);
        if (order.matches()) {
            return List.of(known.orders()).contains(order.group(1));
        }
        var list = LIST.matcher(name);
        return List.of(known.value()).contains(list.matches() ? list.group(1) + "[]" : name);
    }

    private static String there(@org.jspecify.annotations.Nullable ApiParameters known) {
        var all = known == null ? List.<String>of() : names(known);
        return all.isEmpty() ? "; there are none" : "; there are " + String.join(", ", all);
    }

    /** As messages and the description of the API show them. */
    public static List<String> names(ApiParameters known) {
        var names = new ArrayList<>(List.of(known.value()));
        List.of(known.filters()).forEach(one -> names.add("filters[" + one + "]"));
        List.of(known.orders()).forEach(one -> names.add("orders[" + one + "]"));
        return names;
    }
}
