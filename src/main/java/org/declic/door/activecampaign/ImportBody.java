package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Person.Names;
import org.declic.contact.Tenant;
import org.declic.door.OutsideAddresses;
import org.declic.entry.operate.Imports.Given;
import org.jspecify.annotations.Nullable;

/** What a request says of the contacts to be imported, looked at before any is taken. */
record ImportBody(Attributes attributes, OutsideAddresses addresses) {

    private static final int MOST = 250;
    private static final String EXCLUDE = "exclude_automations";
    private static final Set<String> MEMBERS = Set.of(
            "email",
            "first_name",
            "last_name",
            "phone",
            "customer_acct_name",
            "tags",
            "fields",
            "subscribe",
            "unsubscribe",
            EXCLUDE);
    private static final Set<String> CALLBACK = Set.of("url", "requestType", "detailed_results", "params", "headers");

    Read read(Tenant tenant, JsonNode body) {
        var contacts = body.path("contacts");
        if (!contacts.isArray() || contacts.isEmpty() || contacts.size() > MOST) {
            throw new InvalidInput(
                    "contacts",
                    "must be a list of 1 to " + MOST + " contacts",
                    contacts.isArray() ? Integer.toString(contacts.size()) : null);
        }
        requireKnown(body, Set.of("contacts", "callback", EXCLUDE));
        requireAutomations(body);
        var lists = ids(tenant, Kind.LIST);
        var fields = ids(tenant, Kind.FIELD);
        var given = new ArrayList<Given>();
        var failures = new ArrayList<Failure>();
        for (var at = 0; at < contacts.size(); at++) {
            try {
                given.add(new Given(
                        at,
                        check(contacts.get(at), lists, fields),
                        contacts.get(at).toString()));
            } catch (InvalidInput invalid) {
                failures.add(new Failure(at, String.valueOf(invalid.getMessage())));
            }
        }
        return new Read(given, failures, callback(body.path("callback")));
    }

    private Set<Long> ids(Tenant tenant, Kind kind) {
        return attributes.all(tenant, kind).stream().map(Attribute::id).collect(Collectors.toSet());
    }

    /** @return the address */
    private static String check(JsonNode contact, Set<Long> lists, Set<Long> fields) {
        requireKnown(contact, MEMBERS);
        requireAutomations(contact);
        var text = new ApiBody("contact", contact);
        var email = Email.of("email", text.text("email"));
        new Names(shown(text, "first_name"), shown(text, "last_name"), shown(text, "phone"));
        each(contact, "tags").forEach(tag -> Attribute.name("tags", tag.isTextual() ? tag.textValue() : null));
        each(contact, "fields").forEach(field -> {
            requireKnown(field, Set.of("id", "value"));
            requireId("fields.id", new ApiBody("fields", field).text("id"), fields);
            new ApiBody("fields", field).value("value");
        });
        for (var member : List.of("subscribe", "unsubscribe")) {
            each(contact, member).forEach(one -> {
                requireKnown(one, Set.of("listid"));
                requireId(member + ".listid", new ApiBody(member, one).text("listid"), lists);
            });
        }
        return email.value();
    }

    /** An import's events are as any others. */
    private static void requireAutomations(JsonNode given) {
        if (Boolean.TRUE.equals(new ApiBody("contacts", given).flag(EXCLUDE, "must be true or false"))) {
            throw new InvalidInput(
                    EXCLUDE, "must be false: automations run for imported contacts as for others", "true");
        }
    }

    private static String shown(ApiBody contact, String member) {
        var text = contact.text(member);
        return text == null ? "" : text;
    }

    private static void requireId(String member, @Nullable String id, Set<Long> known) {
        if (!known.contains(ApiBody.id(member, id))) {
            throw new InvalidInput(member, "must be an id that there is", id);
        }
    }

    static List<JsonNode> each(JsonNode contact, String member) {
        var several = contact.path(member);
        if (!several.isMissingNode() && !several.isNull() && !several.isArray()) {
            throw new InvalidInput(member, "must be a list", several.toString());
        }
        var all = new ArrayList<JsonNode>();
        several.forEach(all::add);
        return all;
    }

    private @Nullable String callback(JsonNode callback) {
        if (callback.isMissingNode() || callback.isNull() || callback.isEmpty()) {
            return null;
        }
        requireKnown(callback, CALLBACK);
        var given = new ApiBody("callback", callback);
        addresses.of("callback.url", given.text("url"));
        var type = given.text("requestType");
        if (type != null && !type.equals("GET") && !type.equals("POST")) {
            throw new InvalidInput("callback.requestType", "must be GET or POST", type);
        }
        ImportCallback.check(callback);
        return callback.toString();
    }

    private static void requireKnown(JsonNode object, Set<String> known) {
        if (!object.isObject()) {
            throw new InvalidInput("contacts", "must be JSON objects", object.toString());
        }
        var unknown = new HashSet<String>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        for (var one : unknown) {
            throw new InvalidInput(
                    one, "is no member here; there are " + String.join(", ", new TreeSet<>(known)), null);
        }
    }

    /** @param callback as JSON; null for none */
    record Read(
            List<Given> contacts,
            List<Failure> failures,
            @Nullable String callback) {}

    /** @param contact its place in the list */
    record Failure(int contact, String reason) {}
}
