package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Contact;
import org.declic.contact.InvalidInput;
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

/** Subscriptions and tags of contacts, as clients of ActiveCampaign's API 3 know them. */
@RestController
@RequestMapping("/api/3")
public class ApiAttached {

    private final ContactChanges changes;
    private final ApiLookups lookups;

    ApiAttached(ContactChanges changes, ApiLookups lookups) {
        this.changes = changes;
        this.lookups = lookups;
    }

    /** Subscribes (status 1) or unsubscribes (status 2). */
    @PostMapping("/contactLists")
    Map<String, Object> subscribe(HttpServletRequest request, @RequestBody JsonNode body) {
        var tenant = ApiTokens.tenant(request);
        var given = ApiBody.of("contactList", body, ApiMembers.CONTACT_LIST);
        var contact = contact(request, given);
        var list = lookups.attribute(tenant, Kind.LIST, Long.toString(given.id("list")));
        var status = given.text("status");
        if (Attached.SUBSCRIBED.equals(status)) {
            changes.subscribe(tenant, contact.email(), list.name());
        } else if (Attached.UNSUBSCRIBED.equals(status)) {
            changes.unsubscribe(tenant, contact.email(), list.name());
        } else {
            throw new InvalidInput("status", "must be 1 for subscribed or 2 for unsubscribed", status);
        }
        var shown = new LinkedHashMap<String, Object>();
        shown.put("contacts", List.of(ApiShapes.contact(lookups.person(contact))));
        shown.putAll(shown("contactList", contact, list));
        return shown;
    }

    /** Labels a contact with a tag. */
    @PostMapping("/contactTags")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> label(HttpServletRequest request, @RequestBody JsonNode body) {
        var given = ApiBody.of("contactTag", body, ApiMembers.CONTACT_TAG);
        var contact = contact(request, given);
        var tag = lookups.attribute(contact.tenant(), Kind.TAG, Long.toString(given.id("tag")));
        changes.addTag(contact.tenant(), contact.email(), tag.name());
        return shown("contactTag", contact, tag);
    }

    /** Takes a tag from a contact. */
    @DeleteMapping("/contactTags/{id}")
    Map<String, Object> unlabel(HttpServletRequest request, @PathVariable("id") String id) {
        var tenant = ApiTokens.tenant(request);
        var attached = lookups.attached(tenant, Kind.TAG, "ContactTag", id);
        var contact = lookups.people().find(tenant, attached.contactId()).orElseThrow();
        changes.removeTag(
                tenant, contact.contact().email(), attached.attribute().name());
        return Map.of();
    }

    private Contact contact(HttpServletRequest request, ApiBody given) {
        return lookups.person(ApiTokens.tenant(request), Long.toString(given.id("contact")))
                .contact();
    }

    private Map<String, Object> shown(String kind, Contact contact, Attribute attribute) {
        return lookups.attributes()
                .attached(contact, attribute)
                .map(attached -> Map.<String, Object>of(kind, ApiShapes.attached(attached)))
                .orElse(Map.of());
    }
}
