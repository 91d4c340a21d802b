package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.door.ApiTokens;
import org.declic.entry.operate.EraseContact;
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

    private final ContactWriter writer;
    private final Contacts contacts;
    private final ApiLookups lookups;
    private final ShownAutomations automations;
    private final EraseContact eraseContact;
    private final ContactAddresses addresses;

    ApiContacts(
            ContactWriter writer,
            Contacts contacts,
            ApiLookups lookups,
            ShownAutomations automations,
            EraseContact eraseContact,
            ContactAddresses addresses) {
        this.writer = writer;
        this.contacts = contacts;
        this.lookups = lookups;
        this.automations = automations;
        this.eraseContact = eraseContact;
        this.addresses = addresses;
    }

    /** Makes a contact, or brings the one of this address up to date. */
    @PostMapping("/contact/sync")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> sync(HttpServletRequest request, @RequestBody JsonNode body) {
        var contact = ApiBody.of("contact", body, ApiMembers.CONTACT);
        return saved(ApiTokens.tenant(request), Email.of("email", contact.text("email")), contact);
    }

    /** Makes a contact; 422 if there is one of this address. */
    @PostMapping("/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> add(HttpServletRequest request, @RequestBody JsonNode body) {
        var contact = ApiBody.of("contact", body, ApiMembers.CONTACT);
        var email = Email.of("email", contact.text("email"));
        return addresses.claimed(
                ApiTokens.tenant(request), email, () -> saved(ApiTokens.tenant(request), email, contact));
    }

    /** Changes a contact by its id, its address included; what is not given stays. */
    @PutMapping("/contacts/{id}")
    Map<String, Object> change(HttpServletRequest request, @PathVariable("id") String id, @RequestBody JsonNode body) {
        var person = lookups.person(ApiTokens.tenant(request), id).contact();
        var contact = ApiBody.of("contact", body, ApiMembers.CONTACT);
        var given = contact.text("email");
        var email = given == null ? person.email() : Email.of("email", given);
        return addresses.changed(person, email, () -> saved(person.tenant(), email, contact));
    }

    private Map<String, Object> saved(Tenant tenant, Email email, ApiBody contact) {
        var saved = writer.save(tenant, email, contact);
        var shown = shown(saved.synced().contact());
        if (!saved.unknown().isEmpty()) {
            shown.put("warnings", saved.unknown().stream().map(ApiErrors::fault).toList());
        }
        return shown;
    }

    /** Removes the contact with all that is stored about it, its process instances included. */
    @DeleteMapping("/contacts/{id}")
    Map<String, Object> erase(HttpServletRequest request, @PathVariable("id") String id) {
        var contact = lookups.person(ApiTokens.tenant(request), id).contact();
        eraseContact.erase(contact.tenant(), contact.email());
        return Map.of();
    }

    /** One contact, with its lists, tags, values and entries. */
    @GetMapping("/contacts/{id}")
    Map<String, Object> contact(HttpServletRequest request, @PathVariable("id") String id) {
        var contact = lookups.person(ApiTokens.tenant(request), id).contact();
        var shown = shown(contact);
        shown.put("contactLists", lookups.attached(contact, Kind.LIST));
        shown.put("contactTags", lookups.attached(contact, Kind.TAG));
        shown.put("contactAutomations", automations.stays(contact));
        return shown;
    }

    /** Contacts that fit. */
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
        var tenant = ApiTokens.tenant(request);
        var search = new ContactSearch(ApiQuery.of(request), one -> automations.key(tenant, one));
        var page = lookups.people().find(search.of(tenant));
        return ApiShapes.page(
                "contacts", page.items().stream().map(ApiShapes::contact).toList(), page.total());
    }

    private Map<String, Object> shown(Contact contact) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("contact", ApiShapes.contact(lookups.person(contact)));
        shape.put("fieldValues", lookups.attached(contact, Kind.FIELD));
        return shape;
    }
}
