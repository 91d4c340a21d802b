package org.declic.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.declic.contact.Comparison;
import org.declic.contact.InvalidInput;
import org.declic.contact.People.Query;
import org.declic.contact.PersonFilter;
import org.declic.contact.PersonFilter.AnyOf;
import org.declic.contact.PersonFilter.Compared;
import org.declic.contact.PersonFilter.Entered;
import org.declic.contact.PersonFilter.Has;
import org.declic.contact.PersonFilter.HasAny;
import org.declic.contact.PersonFilter.Order;
import org.declic.contact.PersonFilter.Property;
import org.declic.contact.PersonFilter.Search;

/** A question about persons as conditions and an order of rows of {@code DECLIC_CONTACT C}. */
final class PersonConditions {

    private final StringBuilder where = new StringBuilder("WHERE C.TENANT = :tenant");
    private final Map<String, Object> parameters = new HashMap<>();
    private final String order;

    PersonConditions(Query query) {
        parameters.put("tenant", query.tenant().id());
        query.filters().forEach(filter -> where.append(" AND ").append(condition(filter)));
        this.order = query.orders().stream()
                .map(PersonConditions::ordered)
                .collect(Collectors.joining(", ", " ORDER BY ", query.orders().isEmpty() ? "C.ID" : ", C.ID"));
    }

    String where() {
        return where.toString();
    }

    String order() {
        return order;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private String condition(PersonFilter filter) {
        if (filter instanceof AnyOf one) {
            return "C.ID = ANY(CAST(" + with(one.ids().toArray(Long[]::new)) + " AS BIGINT ARRAY))";
        }
        if (filter instanceof Search one) {
            var pattern = with(Rows.containing(one.text())) + " ESCAPE '!'";
            return "(LOWER(C.EMAIL || ' ' || C.FIRST_NAME || ' ' || C.LAST_NAME || ' ' || C.PHONE) LIKE " + pattern
                    + " OR C.ID IN (SELECT L.CONTACT_ID FROM DECLIC_ALIAS L WHERE L.TENANT = :tenant AND L.EMAIL LIKE "
                    + pattern + "))";
        }
        if (filter instanceof Has one) {
            var having = "EXISTS (SELECT 1 FROM DECLIC_ATTACHED T WHERE T.CONTACT_ID = C.ID AND T.ATTRIBUTE_ID = "
                    + JdbcAttributes.FIRST.replace(":id", with(one.attribute()));
            return having + (one.value() == null ? ")" : " AND T.ATTACHED_VALUE = " + with(one.value()) + ")");
        }
        if (filter instanceof HasAny one) {
            return "EXISTS (SELECT 1 FROM DECLIC_ATTACHED T JOIN DECLIC_ATTRIBUTE A ON A.ID = T.ATTRIBUTE_ID"
                    + " WHERE T.CONTACT_ID = C.ID AND A.DELETED = FALSE AND A.KIND = "
                    + with(one.kind().word())
                    + " AND T.ATTACHED_VALUE = " + with(one.value()) + ")";
        }
        if (filter instanceof Entered one) {
            return "EXISTS (SELECT 1 FROM DECLIC_ENTRY N WHERE N.CONTACT_ID = C.ID AND N.AUTOMATION = "
                    + with(one.automation()) + ")";
        }
        return compared((Compared) filter);
    }

    private String compared(Compared compared) {
        var column = column(compared.property());
        if (compared.value() instanceof String text) {
            return textual("LOWER(" + column + ")", compared.comparison(), text.toLowerCase(Locale.ROOT));
        }
        var value = compared.value() instanceof Instant at ? Rows.utc(at) : compared.value();
        return column + " " + compared.comparison().sql() + " " + with(value);
    }

    private String textual(String column, Comparison comparison, String text) {
        InvalidInput.refuseNul("filters", text);
        if (!comparison.isPart()) {
            return column + " " + comparison.sql() + " " + with(text);
        }
        var pattern = Rows.containing(text);
        return column + " LIKE " + with(comparison == Comparison.STARTS_WITH ? pattern.substring(1) : pattern)
                + " ESCAPE '!'";
    }

    private String with(Object value) {
        var name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    private static String ordered(Order order) {
        var column = column(order.property());
        var isText = switch (order.property()) {
            case EMAIL, FIRST_NAME, LAST_NAME, PHONE -> true;
            case ID, CREATED_AT, UPDATED_AT -> false;
        };
        return (isText ? "LOWER(" + column + ")" : column) + (order.ascending() ? "" : " DESC");
    }

    private static String column(Property property) {
        return property == Property.UPDATED_AT ? "COALESCE(C.UPDATED_AT, C.CREATED_AT)" : "C." + property.name();
    }
}
