package org.declic.door.activecampaign;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.declic.contact.Comparison;
import org.declic.contact.InvalidInput;
import org.declic.door.GivenTwice;
import org.declic.entry.operate.Paging;
import org.jspecify.annotations.Nullable;

/** The parameters in the query of a request, whose names {@link ApiParameterCheck} has looked at. */
record ApiQuery(Map<String, String[]> parameters) {

    private static final Pattern FILTER = Pattern.compile("filters\\[([^\\[\\]]+)](?:\\[([^\\[\\]]*)])?");
    private static final Pattern ORDER = Pattern.compile("orders\\[([^\\[\\]]+)]");

    static ApiQuery of(HttpServletRequest request) {
        return new ApiQuery(request.getParameterMap());
    }

    /** The value; null if it is not given. */
    @Nullable
    String text(String name) {
        var values = parameters.get(name);
        return values == null ? null : single(name, values);
    }

    @Nullable
    Long id(String name) {
        var text = text(name);
        return text == null ? null : ApiBody.id(name, text);
    }

    /** Ids of {@code name[]=1&name[]=2}, {@code name[0]=1} and {@code name=1,2}; null if none is given. */
    @Nullable
    Set<Long> ids(String name) {
        var ids = new LinkedHashSet<Long>();
        var isGiven = false;
        for (var one : parameters.entrySet()) {
            if (one.getKey().matches(name + "(\\[\\d*])?")) {
                isGiven = true;
                Arrays.stream(one.getValue())
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .forEach(id -> ids.add(ApiBody.id(one.getKey(), id.strip())));
            }
        }
        return isGiven ? ids : null;
    }

    /** More than there may be on a page are as many as there may be. */
    Paging paging() {
        var limit = text("limit");
        var isMore = limit != null && limit.matches("\\d{1,18}") && Long.parseLong(limit) > Paging.MOST;
        return Paging.of(isMore ? Integer.toString(Paging.MOST) : limit, text("offset"));
    }

    /** {@code filters[property]=value}, which asks for equality, and {@code filters[property][comparison]=value}. */
    List<Filter> filters() {
        var filters = new ArrayList<Filter>();
        parameters.forEach((name, values) -> {
            var filter = FILTER.matcher(name);
            if (filter.matches()) {
                var word = filter.group(2) == null ? Comparison.EQ.word() : filter.group(2);
                var comparison = Comparison.of(word)
                        .orElseThrow(() -> new InvalidInput(name, "must compare by one of " + Comparison.all(), word));
                if (comparison != Comparison.EQ && comparison != Comparison.NEQ) {
                    ApiParameterCheck.requireGiven(name, single(name, values));
                }
                filters.add(new Filter(name, filter.group(1), comparison, single(name, values)));
            }
        });
        return filters;
    }

    /** {@code orders[property]=ASC}, the one given first first. */
    List<Order> orders() {
        var orders = new ArrayList<Order>();
        parameters.forEach((name, values) -> {
            var order = ORDER.matcher(name);
            if (order.matches()) {
                orders.add(new Order(order.group(1), isAscending(name, single(name, values))));
            }
        });
        return orders;
    }

    /** The order of tags by {@code weight} is that in which they fit, which for us is by name. */
    private static boolean isAscending(String name, String direction) {
        return switch (direction.toUpperCase(Locale.ROOT)) {
            case "ASC" -> true;
            case "DESC" -> false;
            case "WEIGHT" -> {
                if (!name.equals("orders[search]")) {
                    throw new InvalidInput(name, "must be ASC or DESC", direction);
                }
                yield true;
            }
            default -> throw new InvalidInput(name, "must be ASC or DESC", direction);
        };
    }

    private static String single(String name, String[] values) {
        if (values.length != 1) {
            throw new InvalidInput(name, GivenTwice.RULE, String.join(", ", values));
        }
        InvalidInput.refuseNul(name, values[0]);
        return values[0];
    }

    /** @param name of the parameter */
    record Filter(String name, String property, Comparison comparison, String value) {

        void requireEquality() {
            if (comparison != Comparison.EQ) {
                throw new InvalidInput(name, "must compare by eq", comparison.word());
            }
        }
    }

    record Order(String property, boolean ascending) {}
}
