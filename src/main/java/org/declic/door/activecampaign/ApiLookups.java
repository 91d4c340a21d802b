package org.declic.door.activecampaign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.People;
import org.declic.contact.Person;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/** Finds what a request names by an id, within its tenant; a 404 if there is no such thing. */
record ApiLookups(People people, Attributes attributes) {

    Person person(Tenant tenant, @Nullable String id) {
        return Optional.ofNullable(id)
                .filter(ApiBody::isId)
                .flatMap(digits -> people.find(tenant, Long.parseLong(digits)))
                .orElseThrow(() -> ApiRefusal.noResult("Subscriber", String.valueOf(id)));
    }

    Person person(Contact contact) {
        return people.find(contact.tenant(), contact.id()).orElseThrow();
    }

    Attribute attribute(Tenant tenant, Kind kind, @Nullable String id) {
        return Optional.ofNullable(id)
                .filter(ApiBody::isId)
                .flatMap(digits -> attributes.find(tenant, kind, Long.parseLong(digits)))
                .orElseThrow(() -> ApiRefusal.noResult(name(kind), String.valueOf(id)));
    }

    /** Of a contact of the tenant. */
    Attached attached(Tenant tenant, Kind kind, String what, String id) {
        return Optional.of(id)
                .filter(ApiBody::isId)
                .flatMap(digits -> attributes.attached(tenant, kind, Long.parseLong(digits)))
                .filter(found -> people.find(tenant, found.contactId()).isPresent())
                .orElseThrow(() -> ApiRefusal.noResult(what, id));
    }

    List<Map<String, Object>> attached(Contact contact, Kind kind) {
        return attributes.of(contact, kind).stream().map(ApiShapes::attached).toList();
    }

    static String name(Kind kind) {
        return kind == Kind.LIST ? "List" : kind == Kind.TAG ? "Tag" : "Field";
    }
}
