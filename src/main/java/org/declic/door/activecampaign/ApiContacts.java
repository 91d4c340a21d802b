package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.Person;
import org.declic.contact.Person.Names;
import org.declic.contact.Tenant;
import org.declic.door.ApiTokens;
import org.declic.entry.operate.EraseContact;
import org.declic.event.ContactChanges;
import org.declic.event.ContactChanges.Synced;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contacts, as clients of ActiveCampaign's API 3 know them. */
@RestController
@RequestMapping("/api/3")
public class ApiContacts {

    private static final List<String> CONTACT =
            List.of("email", "firstName", "lastName", "phone", "fieldValues", "noMail");

    private final ContactChanges changes;
    private final Contacts contacts;
    private final People people;
    private final Attributes attributes;
    private final EraseContact eraseContact;
    private final ContactAddresses addresses;

    public ApiContacts(
            ContactChanges changes,
            Contacts contacts,
            People people,
            Attributes attributes,
            EraseContact eraseContact,
            ContactAddresses addresses) {
        this.changes = changes;
        this.contacts = contacts;
        this.people = people;
        this.attributes = attributes;
        this.eraseContact = eraseContact;
        this.addresses = addresses;
    }

    /** Makes a contact, or brings the one of this address up to date. */
    @PostMapping("/contact/sync")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> sync(HttpServletRequest request, @RequestBody JsonNode body) {
        var tenant = ApiTokens.tenant(request);
        return shown(save(tenant, ApiBody.of("contact", body)).contact());
    }

    /** Makes a contact; 422 if there is one of this address. */
    @PostMapping("/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> add(HttpServletRequest request, @RequestBody JsonNode body) {
        var tenant = ApiTokens.tenant(request);
        var contact = ApiBody.of("contact", body);
        var email = Email.of("email", contact.text("email"));
        return shown(
                addresses.claimed(tenant, email, () -> save(tenant, contact)).contact());
    }

    /** Changes a contact by its id, its address included; what is not given stays. */
    @PutMapping("/contacts/{id}")
    Map<String, Object> change(HttpServletRequest request, @PathVariable("id") String id, @RequestBody JsonNode body) {
        var person = person(request, id);
        var contact = ApiBody.of("contact", body);
        var given = contact.text("email");
        var email = given == null ? person.contact().email() : Email.of("email", given);
        return shown(addresses
                .changed(person.contact(), email, () -> save(person.contact().tenant(), email, contact))
                .contact());
    }

    /** Removes the contact with all that is stored about it, its process instances included. */
    @DeleteMapping("/contacts/{id}")
    Map<String, Map<String, Long>> erase(HttpServletRequest request, @PathVariable("id") String id) {
        var contact = person(request, id).contact();
        return Map.of(
                "removed", eraseContact.erase(contact.tenant(), contact.email()).orElseThrow());
    }

    @GetMapping("/contacts/{id}")
    Map<String, Object> contact(HttpServletRequest request, @PathVariable("id") String id) {
        var person = person(request, id);
        var shown = shown(person.contact());
        shown.put("contactLists", attached(person.contact(), Kind.LIST));
        shown.put("contactTags", attached(person.contact(), Kind.TAG));
        return shown;
    }

    @GetMapping("/contacts")
    @ApiParameters(
            value = {
                "ids",
                "ids[]",
                "email",
                "email_like",
                "exclude",
                "id_greater",
                "id_less",
                "listid",
                "phone",
                "search",
                "seriesid",
                "status",
                "tagid",
                "limit",
                "offset"
            },
            filters = {
                "id",
                "email",
                "firstName",
                "first_name",
                "lastName",
                "last_name",
                "phone",
                "cdate",
                "udate",
                "created_before",
                "created_after",
                "updated_before",
                "updated_after"
            },
            orders = {
                "id",
                "email",
                "firstName",
                "first_name",
                "lastName",
                "last_name",
                "name",
                "phone",
                "cdate",
                "udate"
            })
    Map<String, Object> find(HttpServletRequest request) {
        var page = people.find(new ContactSearch(ApiQuery.of(request)).of(ApiTokens.tenant(request)));
        return ApiShapes.page(
                "contacts", page.items().stream().map(ApiShapes::contact).toList(), page.total());
    }

    private Synced save(Tenant tenant, ApiBody contact) {
        return save(tenant, Email.of("email", contact.text("email")), contact);
    }

    private Synced save(Tenant tenant, Email email, ApiBody contact) {
        contact.object().fieldNames().forEachRemaining(field -> {
            if (!CONTACT.contains(field)) {
                throw new InvalidInput(
                        field, "is no field of a contact; there are " + String.join(", ", CONTACT), null);
            }
        });
        var before = contacts.find(tenant, email)
                .flatMap(one -> people.find(tenant, one.id()))
                .map(Person::names)
                .orElse(Names.NONE);
        var names = new Names(
                Objects.requireNonNullElse(contact.text("firstName"), before.first()),
                Objects.requireNonNullElse(contact.text("lastName"), before.last()),
                Objects.requireNonNullElse(contact.text("phone"), before.phone()));
        return changes.sync(tenant, email, names, fieldValues(tenant, contact), noMail(contact));
    }

    /** Ours besides ActiveCampaign's members: 1 for who is to get no mail at all, 0 for who may. */
    private static @Nullable Boolean noMail(ApiBody contact) {
        var text = contact.text("noMail");
        return switch (text == null ? "" : text) {
            case "" -> null;
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new InvalidInput("noMail", "must be 1 for no mail at all, or 0", text);
        };
    }

    private Map<String, String> fieldValues(Tenant tenant, ApiBody contact) {
        var values = new LinkedHashMap<String, String>();
        var given = contact.object().path("fieldValues");
        if (!given.isMissingNode() && !given.isArray()) {
            throw new InvalidInput("fieldValues", "must be a list", given.toString());
        }
        for (var one : given) {
            var value = new ApiBody("fieldValue", one);
            var id = value.id("field");
            var field = attributes
                    .find(tenant, Kind.FIELD, id)
                    .orElseThrow(() -> new InvalidInput("field", "must be the id of a field", Long.toString(id)));
            values.put(field.name(), Objects.requireNonNullElse(value.text("value"), ""));
        }
        return values;
    }

    private Person person(HttpServletRequest request, String id) {
        var found = id.matches("\\d{1,18}")
                ? people.find(ApiTokens.tenant(request), Long.parseLong(id))
                : java.util.Optional.<Person>empty();
        return found.orElseThrow(() -> ApiRefusal.noResult("Subscriber", id));
    }

    private Map<String, Object> shown(Contact contact) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("fieldValues", attached(contact, Kind.FIELD));
        shape.put(
                "contact",
                ApiShapes.contact(people.find(contact.tenant(), contact.id()).orElseThrow()));
        return shape;
    }

    private List<Map<String, Object>> attached(Contact contact, Kind kind) {
        return attributes.of(contact, kind).stream().map(ApiShapes::attached).toList();
    }
}
