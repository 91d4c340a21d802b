package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.AttributeCatalog;
import org.declic.contact.Contact;
import org.declic.contact.InvalidInput;
import org.declic.door.ApiTokens;
import org.declic.door.GivenTwice;
import org.declic.event.ContactChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Values of contacts' fields, as clients of ActiveCampaign's API 3 know them. An empty value takes the field from the contact. */
@RestController
@RequestMapping("/api/3/fieldValues")
public class ApiFieldValues {

    private static final String KIND = "fieldValue";

    private final ContactChanges changes;
    private final ApiLookups lookups;
    private final AttributeCatalog catalog;

    ApiFieldValues(ContactChanges changes, ApiLookups lookups, AttributeCatalog catalog) {
        this.changes = changes;
        this.lookups = lookups;
        this.catalog = catalog;
    }

    /** Values of fields, of all contacts. */
    @GetMapping
    @ApiParameters(
            value = {"limit", "offset"},
            filters = {"fieldid", "val"})
    Map<String, Object> all(HttpServletRequest request) {
        var query = ApiQuery.of(request);
        Long field = null;
        String value = null;
        for (var filter : query.filters()) {
            filter.requireEquality();
            if (filter.property().equals("fieldid") ? field != null : value != null) {
                throw new InvalidInput(filter.name(), GivenTwice.RULE, filter.value());
            }
            if (filter.property().equals("fieldid")) {
                field = ApiBody.id(filter.name(), filter.value());
            } else {
                value = filter.value();
            }
        }
        var paging = query.paging();
        var page = catalog.attached(new AttributeCatalog.Query(
                ApiTokens.tenant(request), Kind.FIELD, field, value, paging.limit(), paging.offset()));
        return ApiShapes.page(
                "fieldValues", page.items().stream().map(ApiShapes::attached).toList(), page.total());
    }

    /** One value. */
    @GetMapping("/{id}")
    Map<String, Object> one(HttpServletRequest request, @PathVariable("id") String id) {
        return Map.of(KIND, ApiShapes.attached(known(request, id)));
    }

    /** Gives a field of a contact a value. */
    @PostMapping
    Map<String, Object> set(HttpServletRequest request, @RequestBody JsonNode body) {
        var tenant = ApiTokens.tenant(request);
        var given = ApiBody.of(KIND, body, ApiMembers.FIELD_VALUE);
        var contact = lookups.person(tenant, Long.toString(given.id("contact"))).contact();
        var field = lookups.attribute(tenant, Kind.FIELD, Long.toString(given.id("field")));
        return set(contact, field, given.value("value"));
    }

    /** The contact and the field, if they are given, must be those that the value has. */
    @PutMapping("/{id}")
    Map<String, Object> change(HttpServletRequest request, @PathVariable("id") String id, @RequestBody JsonNode body) {
        var tenant = ApiTokens.tenant(request);
        var known = known(request, id);
        var given = ApiBody.of(KIND, body, ApiMembers.FIELD_VALUE);
        requireSame("contact", given.text("contact"), known.contactId());
        requireSame("field", given.text("field"), known.attribute().id());
        var contact = lookups.person(tenant, Long.toString(known.contactId())).contact();
        return set(contact, known.attribute(), given.value("value"));
    }

    /** Takes the field from the contact. */
    @DeleteMapping("/{id}")
    Map<String, Object> delete(HttpServletRequest request, @PathVariable("id") String id) {
        var known = known(request, id);
        var contact = lookups.person(ApiTokens.tenant(request), Long.toString(known.contactId()));
        set(contact.contact(), known.attribute(), "");
        return Map.of();
    }

    private Attached known(HttpServletRequest request, String id) {
        return lookups.attached(ApiTokens.tenant(request), Kind.FIELD, "FieldValue", id);
    }

    private static void requireSame(String member, @Nullable String given, long known) {
        if (given != null && ApiBody.id(member, given) != known) {
            throw new InvalidInput(member, "must be " + known + ", to which the value belongs", given);
        }
    }

    private Map<String, Object> set(Contact contact, Attribute field, String value) {
        changes.sync(contact.tenant(), contact.email(), null, Map.of(field.name(), value));
        var shown = new LinkedHashMap<String, Object>();
        shown.put("contacts", List.of(ApiShapes.contact(lookups.person(contact))));
        shown.put(
                KIND,
                lookups.attributes()
                        .attached(contact, field)
                        .map(ApiShapes::attached)
                        .orElseGet(() -> ApiShapes.noValue(contact, field)));
        return shown;
    }
}
