package org.declic.door.activecampaign;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.declic.contact.Attached;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Comparison;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.PersonFilter;
import org.declic.contact.PersonFilter.AnyOf;
import org.declic.contact.PersonFilter.Compared;
import org.declic.contact.PersonFilter.Entered;
import org.declic.contact.PersonFilter.Has;
import org.declic.contact.PersonFilter.HasAny;
import org.declic.contact.PersonFilter.Order;
import org.declic.contact.PersonFilter.Property;
import org.declic.contact.PersonFilter.Search;
import org.declic.contact.Tenant;
import org.declic.setting.IsoTime;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code GET /api/3/contacts} as a question about persons.
 *
 * @param automations the key of an automation by its number
 */
record ContactSearch(ApiQuery query, UnaryOperator<String> automations) {

    /** Any status on a list. */
    static final String ANY = "-1";

    People.Query of(Tenant tenant) {
        var filters = new ArrayList<PersonFilter>();
        named(filters);
        attributes(filters);
        query.filters().forEach(filter -> filters.add(compared(filter)));
        var orders = query.orders().stream().flatMap(order -> orders(order).stream());
        var paging = query.paging();
        return new People.Query(tenant, filters, orders.toList(), paging.limit(), paging.offset());
    }

    private void named(List<PersonFilter> filters) {
        var ids = query.ids("ids");
        if (ids != null) {
            filters.add(new AnyOf(ids));
        }
        add(filters, Property.ID, Comparison.GT, query.id("id_greater"));
        add(filters, Property.ID, Comparison.LT, query.id("id_less"));
        add(filters, Property.ID, Comparison.NEQ, query.id("exclude"));
        var email = query.text("email");
        add(
                filters,
                Property.EMAIL,
                Comparison.EQ,
                email == null ? null : Email.of("email", email).value());
        add(filters, Property.EMAIL, Comparison.CONTAINS, query.text("email_like"));
        add(filters, Property.PHONE, Comparison.STARTS_WITH, query.text("phone"));
        var search = query.text("search");
        if (search != null) {
            filters.add(new Search(search));
        }
        var automation = query.text("seriesid");
        if (automation != null) {
            filters.add(new Entered(automations.apply(automation)));
        }
    }

    /** The status is that of the list asked for, or else that of one list or another. */
    private void attributes(List<PersonFilter> filters) {
        var tag = query.id("tagid");
        if (tag != null) {
            filters.add(new Has(tag, Attached.LABELLED));
        }
        var list = query.id("listid");
        var given = query.text("status");
        var status = given == null ? null : status("status", given);
        if (list != null) {
            filters.add(new Has(list, ANY.equals(status) ? null : status == null ? Attached.SUBSCRIBED : status));
        } else if (status != null && !status.equals(ANY)) {
            filters.add(new HasAny(Kind.LIST, status));
        }
    }

    static String status(String name, String status) {
        if (!Set.of(ANY, "0", "1", "2", "3").contains(status)) {
            throw new InvalidInput(
                    name,
                    "must be -1 for any, 0 for unconfirmed, 1 for active, 2 for unsubscribed or 3 for bounced",
                    status);
        }
        return status;
    }

    private static void add(
            List<PersonFilter> filters, Property property, Comparison comparison, @Nullable Object value) {
        if (value != null) {
            filters.add(new Compared(property, comparison, value));
        }
    }

    private static Compared compared(ApiQuery.Filter filter) {
        return switch (filter.property()) {
            case "id" -> exact(filter, Property.ID, ApiBody.id(filter.name(), filter.value()));
            case "email" -> new Compared(Property.EMAIL, filter.comparison(), email(filter));
            case "firstName", "first_name" -> new Compared(Property.FIRST_NAME, filter.comparison(), filter.value());
            case "lastName", "last_name" -> new Compared(Property.LAST_NAME, filter.comparison(), filter.value());
            case "phone" -> new Compared(Property.PHONE, filter.comparison(), filter.value());
            case "cdate" -> exact(filter, Property.CREATED_AT, time(filter));
            case "udate" -> exact(filter, Property.UPDATED_AT, time(filter));
            case "created_before" -> bound(filter, Property.CREATED_AT, Comparison.LT);
            case "created_after" -> bound(filter, Property.CREATED_AT, Comparison.GTE);
            case "updated_before" -> bound(filter, Property.UPDATED_AT, Comparison.LT);
            default -> bound(filter, Property.UPDATED_AT, Comparison.GTE);
        };
    }

    private static String email(ApiQuery.Filter filter) {
        return filter.comparison() == Comparison.EQ || filter.comparison() == Comparison.NEQ
                ? Email.of(filter.name(), filter.value()).value()
                : filter.value();
    }

    private static Compared exact(ApiQuery.Filter filter, Property property, Object value) {
        if (filter.comparison().isPart()) {
            throw new InvalidInput(
                    filter.name(),
                    "must compare by one of eq, neq, lt, lte, gt, gte",
                    filter.comparison().word());
        }
        return new Compared(property, filter.comparison(), value);
    }

    private static Compared bound(ApiQuery.Filter filter, Property property, Comparison comparison) {
        if (filter.comparison() != Comparison.EQ) {
            throw new InvalidInput(
                    filter.name(),
                    "must not name how to compare",
                    filter.comparison().word());
        }
        return new Compared(property, comparison, time(filter));
    }

    /** A plus that was not escaped in the address comes as a blank. */
    private static Instant time(ApiQuery.Filter filter) {
        var text = filter.value().strip().replaceFirst("(\\d) (\\d\\d:?\\d\\d)$", "$1+$2");
        return IsoTime.of(text)
                .or(() -> IsoTime.of(filter.value().strip()))
                .orElseThrow(() -> new InvalidInput(
                        filter.name(),
                        "must be a date, or a date with a time, by ISO 8601, such as 2026-11-29 or 2026-11-29T10:00:00Z",
                        filter.value()))
                .utc()
                .toInstant(ZoneOffset.UTC);
    }

    private static List<Order> orders(ApiQuery.Order order) {
        return switch (order.property()) {
            case "id" -> List.of(new Order(Property.ID, order.ascending()));
            case "email" -> List.of(new Order(Property.EMAIL, order.ascending()));
            case "firstName", "first_name" -> List.of(new Order(Property.FIRST_NAME, order.ascending()));
            case "lastName", "last_name" -> List.of(new Order(Property.LAST_NAME, order.ascending()));
            case "phone" -> List.of(new Order(Property.PHONE, order.ascending()));
            case "name" ->
                List.of(
                        new Order(Property.FIRST_NAME, order.ascending()),
                        new Order(Property.LAST_NAME, order.ascending()));
            case "udate" -> List.of(new Order(Property.UPDATED_AT, order.ascending()));
            default -> List.of(new Order(Property.CREATED_AT, order.ascending()));
        };
    }
}
