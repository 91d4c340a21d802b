package org.declic.door.activecampaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.declic.contact.Blanks;
import org.declic.contact.Comparison;

/**
 * What a request asks of things that are few enough to be gone through.
 *
 * @param name in which {@code search} looks
 * @param properties what filters and orders name; a number, a time or text, which compares without regard to case and white space
 */
record Search<T>(ApiQuery query, Function<T, String> name, Map<String, Function<T, Object>> properties) {

    /** What is a number: an id, of the thing itself or of a list. */
    private static final Set<String> IDS = Set.of("id", "listid");

    /** Those that fit, in the order asked for. */
    List<T> of(List<T> all) {
        var found = new ArrayList<>(all);
        var search = query.text("search");
        found.removeIf(one -> search != null && !fits(Comparison.CONTAINS, name.apply(one), Blanks.folded(search)));
        for (var filter : query.filters()) {
            var asked = asked(filter);
            found.removeIf(one -> !fits(filter.comparison(), value(filter.property(), one), asked));
        }
        order().ifPresent(found::sort);
        return found;
    }

    private Optional<Comparator<T>> order() {
        return query.orders().stream().map(this::order).reduce(Comparator::thenComparing);
    }

    private Comparator<T> order(ApiQuery.Order order) {
        Comparator<T> ascending = (one, other) -> compare(value(order.property(), one), value(order.property(), other));
        return order.ascending() ? ascending : ascending.reversed();
    }

    private Object value(String property, T one) {
        return Objects.requireNonNull(properties.get(property), property).apply(one);
    }

    /**
     * As it is compared. What is no id is refused, also where there is nothing to compare it with. Mails write a field's name for
     * them between percent signs.
     */
    private static String asked(ApiQuery.Filter filter) {
        if (IDS.contains(filter.property()) && !filter.comparison().isPart()) {
            return padded(ApiBody.id("filters[" + filter.property() + "]", filter.value()));
        }
        return Blanks.folded(
                filter.property().equals("perstag") ? filter.value().replace("%", "") : filter.value());
    }

    private static boolean fits(Comparison comparison, Object value, String asked) {
        if (value instanceof Long number && !comparison.isPart()) {
            return comparison.fits(padded(number), asked);
        }
        return comparison.fits(Blanks.folded(value.toString()), asked);
    }

    /** Ids compare as their digits do if there are as many. */
    private static String padded(long id) {
        return "%019d".formatted(id);
    }

    @SuppressWarnings("unchecked") // both are of one property
    private static int compare(Object one, Object other) {
        return one instanceof String text
                ? Blanks.folded(text).compareTo(Blanks.folded(other.toString()))
                : ((Comparable<Object>) one).compareTo(other);
    }
}
