package org.declic.door.activecampaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Comparison;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.PersonFilter;
import org.declic.contact.PersonFilter.AnyOf;
import org.declic.contact.PersonFilter.Compared;
import org.declic.contact.PersonFilter.Has;
import org.declic.contact.PersonFilter.HasAny;
import org.declic.contact.PersonFilter.Order;
import org.declic.contact.PersonFilter.Property;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/** The contacts that ActiveCampaign's old API is asked for, twenty on a page. */
record LegacySearch(ApiLookups lookups) {

    private static final int ON_A_PAGE = 20;
    private static final int MOST_PAGES = 10_000_000;

    Map<String, Object> list(LegacyForm form) {
        form.requireOnly(Set.of("ids", "filters[]", "full", "sort", "sort_direction", "page"));
        var filters = new ArrayList<PersonFilter>();
        ids(form).ifPresent(ids -> filters.add(new AnyOf(ids)));
        var given = form.indexed("filters");
        given.forEach((name, value) -> filter(form.tenant(), name, value, given).ifPresent(filters::add));
        if (filters.isEmpty() && form.several("ids").isEmpty()) {
            throw new InvalidInput("ids", "must be given, or filters; ALL is for all", form.text("ids"));
        }
        var offset = (form.number("page", 1, 1, MOST_PAGES) - 1) * ON_A_PAGE;
        var page = lookups.people()
                .find(new People.Query(form.tenant(), filters, List.of(order(form)), ON_A_PAGE, offset));
        var isFull = !"0".equals(form.text("full"));
        return LegacyAnswer.rows(page.items().stream()
                .map(person -> isFull ? LegacyShapes.contact(person, lookups) : LegacyShapes.contact(person))
                .toList());
    }

    /** Empty for all. */
    private static Optional<Set<Long>> ids(LegacyForm form) {
        var texts = form.several("ids");
        form.requireGiven("ids", texts);
        if (texts.isEmpty() || (texts.size() == 1 && texts.get(0).equalsIgnoreCase("all"))) {
            return Optional.empty();
        }
        var ids = new HashSet<Long>();
        texts.forEach(text -> ids.add(ApiBody.id("ids", text)));
        return Optional.of(ids);
    }

    private Optional<PersonFilter> filter(Tenant tenant, String name, String value, Map<String, String> all) {
        var field = "filters[" + name + "]";
        return Optional.ofNullable(
                switch (name) {
                    case "email" ->
                        new Compared(
                                Property.EMAIL,
                                Comparison.EQ,
                                Email.of(field, value).value());
                    case "first_name" -> new Compared(Property.FIRST_NAME, Comparison.EQ, value);
                    case "last_name" -> new Compared(Property.LAST_NAME, Comparison.EQ, value);
                    case "phone" -> new Compared(Property.PHONE, Comparison.EQ, value);
                    case "id_greater" -> new Compared(Property.ID, Comparison.GT, ApiBody.id(field, value));
                    case "id_less" -> new Compared(Property.ID, Comparison.LT, ApiBody.id(field, value));
                    case "listid" -> new Has(ApiBody.id(field, value), status(all));
                    case "status" ->
                        all.containsKey("listid") || status(all) == null ? null : new HasAny(Kind.LIST, value);
                    case "tagid" -> new Has(ApiBody.id(field, value), Attached.LABELLED);
                    case "tagname" ->
                        lookups.attributes()
                                .find(tenant, Kind.TAG, Attribute.name(field, value))
                                .<PersonFilter>map(tag -> new Has(tag.id(), Attached.LABELLED))
                                .orElseGet(() -> new AnyOf(Set.of()));
                    default ->
                        throw new InvalidInput(
                                field,
                                "is no filter here; there are email, first_name, last_name, phone, id_greater, id_less, listid,"
                                        + " status, tagid, tagname",
                                value);
                });
    }

    /** Who is asked for by a list and no status is subscribed to it; null for any. */
    private static @Nullable String status(Map<String, String> filters) {
        var status = ContactSearch.status("filters[status]", filters.getOrDefault("status", Attached.SUBSCRIBED));
        return status.equals(ContactSearch.ANY) ? null : status;
    }

    private static Order order(LegacyForm form) {
        var direction = form.text("sort_direction");
        if (direction != null && !direction.equalsIgnoreCase("ASC") && !direction.equalsIgnoreCase("DESC")) {
            throw new InvalidInput("sort_direction", "must be ASC or DESC", direction);
        }
        var sort = form.text("sort");
        var property = switch (sort == null || sort.isEmpty() ? "id" : sort) {
            case "id" -> Property.ID;
            case "datetime" -> Property.CREATED_AT;
            case "first_name" -> Property.FIRST_NAME;
            case "last_name" -> Property.LAST_NAME;
            default -> throw new InvalidInput("sort", "must be one of id, datetime, first_name, last_name", sort);
        };
        return new Order(property, direction == null || direction.equalsIgnoreCase("ASC"));
    }
}
