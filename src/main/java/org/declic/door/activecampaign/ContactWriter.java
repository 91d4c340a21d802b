package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.Person;
import org.declic.contact.Person.Names;
import org.declic.contact.Tenant;
import org.declic.door.GivenTwice;
import org.declic.event.ContactChanges;
import org.declic.event.ContactChanges.Synced;
import org.jspecify.annotations.Nullable;

/** Writes down what a body says of a contact. What it does not say stays; a field that there is not does not lose the rest. */
record ContactWriter(ContactChanges changes, Contacts contacts, People people, Attributes attributes) {

    private static final String FIELD_VALUES = "fieldValues";

    Saved save(Tenant tenant, Email email, ApiBody contact) {
        if (Boolean.TRUE.equals(contact.flag("deleted", "must be 0 or 1"))) {
            throw new InvalidInput("deleted", "can't be set; DELETE /api/3/contacts/{id} deletes a contact", "1");
        }
        var unknown = new ArrayList<InvalidInput>();
        var values = values(tenant, contact.object().path(FIELD_VALUES), unknown);
        var noMail = contact.flag("noMail", "must be 1 for no mail at all, or 0");
        var synced = save(
                tenant,
                email,
                contact.text("firstName"),
                contact.text("lastName"),
                contact.text("phone"),
                values,
                noMail);
        return new Saved(synced, unknown);
    }

    /** @param values by the names of the fields */
    Synced save(
            Tenant tenant,
            Email email,
            @Nullable String first,
            @Nullable String last,
            @Nullable String phone,
            Map<String, String> values,
            @Nullable Boolean noMail) {
        var before = contacts.find(tenant, email)
                .flatMap(one -> people.find(tenant, one.id()))
                .map(Person::names)
                .orElse(Names.NONE);
        var names = new Names(
                Objects.requireNonNullElse(first, before.first()),
                Objects.requireNonNullElse(last, before.last()),
                Objects.requireNonNullElse(phone, before.phone()));
        return changes.sync(tenant, email, names, values, noMail);
    }

    private Map<String, String> values(Tenant tenant, JsonNode given, List<InvalidInput> unknown) {
        if (!given.isMissingNode() && !given.isNull() && !given.isArray()) {
            throw new InvalidInput(FIELD_VALUES, "must be a list", given.toString());
        }
        var values = new LinkedHashMap<String, String>();
        for (var one : given) {
            var value = ApiBody.each(FIELD_VALUES, one, ApiMembers.FIELD_VALUE);
            var id = value.text("field");
            var text = value.value("value");
            field(tenant, id)
                    .ifPresentOrElse(
                            field -> {
                                if (values.putIfAbsent(field.name(), text) != null) {
                                    throw new InvalidInput(FIELD_VALUES + ".field", GivenTwice.RULE, id);
                                }
                            },
                            () -> unknown.add(new InvalidInput("field", "must be the id of a field", id)));
        }
        return values;
    }

    private java.util.Optional<Attribute> field(Tenant tenant, @Nullable String id) {
        return id == null || !ApiBody.isId(id)
                ? java.util.Optional.empty()
                : attributes.find(tenant, Kind.FIELD, Long.parseLong(id));
    }

    /** @param unknown what was not written, as there are no such fields */
    record Saved(Synced synced, List<InvalidInput> unknown) {}
}
