package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.Tenant;
import org.declic.door.ApiTokens;
import org.declic.event.ContactChanges;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions, tags and field values of contacts, as clients of ActiveCampaign's API 3 know them. */
@RestController
@RequestMapping("/api/3")
public class ApiAttached {

    private final ContactChanges changes;
    private final People people;
    private final Attributes attributes;

    public ApiAttached(ContactChanges changes, People people, Attributes attributes) {
        this.changes = changes;
        this.people = people;
        this.attributes = attributes;
    }

    /** Subscribes (status 1) or unsubscribes (status 2). */
    @PostMapping("/contactLists")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> subscribe(HttpServletRequest request, @RequestBody JsonNode body) {
        var given = ApiBody.of("contactList", body);
        var contact = contact(request, given);
        var list = attribute(request, given, Kind.LIST);
        var status = given.text("status");
        if (Attached.SUBSCRIBED.equals(status)) {
            changes.subscribe(contact.tenant(), contact.email(), list.name());
        } else if (Attached.UNSUBSCRIBED.equals(status)) {
            changes.unsubscribe(contact.tenant(), contact.email(), list.name());
        } else {
            throw new InvalidInput("status", "must be 1 for subscribed or 2 for unsubscribed", status);
        }
        return shown("contactList", contact, list);
    }

    @PostMapping("/contactTags")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> label(HttpServletRequest request, @RequestBody JsonNode body) {
        var given = ApiBody.of("contactTag", body);
        var contact = contact(request, given);
        var tag = attribute(request, given, Kind.TAG);
        changes.addTag(contact.tenant(), contact.email(), tag.name());
        return shown("contactTag", contact, tag);
    }

    @DeleteMapping("/contactTags/{id}")
    Map<String, Object> unlabel(HttpServletRequest request, @PathVariable("id") String id) {
        Tenant tenant = ApiTokens.tenant(request);
        var found = id.matches("\\d{1,18}")
                ? attributes.attached(tenant, Kind.TAG, Long.parseLong(id))
                : java.util.Optional.<Attached>empty();
        var attached = found.orElseThrow(() -> ApiRefusal.noResult("ContactTag", id));
        var contact = people.find(tenant, attached.contactId())
                .orElseThrow(() -> ApiRefusal.noResult("ContactTag", id))
                .contact();
        changes.removeTag(tenant, contact.email(), attached.attribute().name());
        return Map.of();
    }

    @PostMapping("/fieldValues")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> value(HttpServletRequest request, @RequestBody JsonNode body) {
        var given = ApiBody.of("fieldValue", body);
        var contact = contact(request, given);
        var field = attribute(request, given, Kind.FIELD);
        var value = Objects.requireNonNullElse(given.text("value"), "");
        changes.sync(contact.tenant(), contact.email(), null, Map.of(field.name(), value));
        return shown("fieldValue", contact, field);
    }

    private Contact contact(HttpServletRequest request, ApiBody given) {
        var id = given.id("contact");
        return people.find(ApiTokens.tenant(request), id)
                .orElseThrow(() -> ApiRefusal.noResult("Subscriber", Long.toString(id)))
                .contact();
    }

    private Attribute attribute(HttpServletRequest request, ApiBody given, Kind kind) {
        var id = given.id(kind.word());
        return attributes
                .find(ApiTokens.tenant(request), kind, id)
                .orElseThrow(() -> ApiRefusal.noResult(ApiAttributes.shownName(kind), Long.toString(id)));
    }

    private Map<String, Object> shown(String kind, Contact contact, Attribute attribute) {
        return attributes
                .attached(contact, attribute)
                .map(attached -> Map.<String, Object>of(kind, ApiShapes.attached(attached)))
                .orElse(Map.of());
    }
}
