package org.declic.door.activecampaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.door.GivenTwice;
import org.declic.event.ContactChanges;
import org.declic.event.Transaction;

/** Writes down what a form says of a contact, all or nothing: names, values of fields, tags, and lists. What it does not say stays. */
record LegacyWriter(
        Transaction transaction, ContactWriter writer, ContactChanges changes, Contacts contacts, ApiLookups lookups) {

    /** What comes after {@code phone} and before {@code p[]} is taken and changes nothing. */
    static final Set<String> KNOWN = Set.of(
            "email",
            "first_name",
            "last_name",
            "phone",
            "tags",
            "tags[]",
            "field[]",
            "orgname",
            "organization",
            "customer_acct_name",
            "ip4",
            "form",
            "noresponders[]",
            "sdate[]",
            "instantresponders[]",
            "lastmessage[]",
            "p[]",
            "status[]");

    Map<String, Object> write(LegacyForm form, Email email) {
        var tenant = form.tenant();
        var unknown = new ArrayList<String>();
        var values = values(form, unknown);
        var lists = lists(form);
        var tags = form.several("tags").stream()
                .map(tag -> Attribute.name("tags", tag))
                .toList();
        var isNew = contacts.find(tenant, email).isEmpty();
        var contact = transaction.run(() -> {
            var synced = writer.save(
                    tenant, email, form.text("first_name"), form.text("last_name"), form.text("phone"), values, null);
            tags.forEach(tag -> changes.addTag(tenant, email, tag));
            lists.forEach((list, status) -> {
                if (status.equals(Attached.SUBSCRIBED)) {
                    changes.subscribe(tenant, email, list);
                } else {
                    changes.unsubscribe(tenant, email, list);
                }
            });
            return synced.contact();
        });
        var shape = new LinkedHashMap<String, Object>();
        shape.put("subscriber_id", contact.id());
        shape.put("sendlast_should", 0);
        shape.put("sendlast_did", 0);
        var done = isNew ? "Contact added" : "Contact updated";
        return LegacyAnswer.with(
                shape, 1, unknown.isEmpty() ? done : done + "; there is no " + String.join(", ", unknown));
    }

    /** By the names of the fields; {@code field[7,0]} and {@code field[%CITY%,0]} name one. */
    private Map<String, String> values(LegacyForm form, List<String> unknown) {
        var values = new LinkedHashMap<String, String>();
        form.indexed("field").forEach((index, value) -> {
            var name = index.split(",", 2)[0].strip();
            field(form.tenant(), name)
                    .ifPresentOrElse(
                            field -> {
                                if (values.putIfAbsent(field.name(), value) != null) {
                                    throw new InvalidInput("field[" + index + "]", GivenTwice.RULE, value);
                                }
                            },
                            () -> unknown.add("field " + name));
        });
        return values;
    }

    private Optional<Attribute> field(Tenant tenant, String name) {
        if (ApiBody.isId(name)) {
            return lookups.attributes().find(tenant, Kind.FIELD, Long.parseLong(name));
        }
        var perstag = name.replace("%", "");
        return lookups.attributes().all(tenant, Kind.FIELD).stream()
                .filter(field -> ApiShapes.perstag(field).equalsIgnoreCase(perstag))
                .findFirst();
    }

    /** By the names of the lists; who is not said to leave is subscribed. */
    private Map<String, String> lists(LegacyForm form) {
        var statuses = form.indexed("status");
        var wanted = form.indexed("p");
        statuses.forEach((index, status) -> {
            if (!wanted.containsKey(index) && !wanted.containsValue(index)) {
                throw new InvalidInput(
                        "status[" + index + "]", "must have the list beside it, as p[" + index + "]", status);
            }
        });
        var lists = new LinkedHashMap<String, String>();
        wanted.forEach((index, id) -> {
            var list = lookups.attribute(form.tenant(), Kind.LIST, id);
            var status = statuses.getOrDefault(index, statuses.getOrDefault(id, Attached.SUBSCRIBED));
            if (!status.equals(Attached.SUBSCRIBED) && !status.equals(Attached.UNSUBSCRIBED)) {
                throw new InvalidInput(
                        "status[" + index + "]", "must be 1 for subscribed or 2 for unsubscribed", status);
            }
            if (lists.putIfAbsent(list.name(), status) != null) {
                throw new InvalidInput("p[" + index + "]", "must be another list than those before", id);
            }
        });
        return lists;
    }
}
