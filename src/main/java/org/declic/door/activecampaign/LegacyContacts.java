package org.declic.door.activecampaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Person;
import org.declic.contact.Tenant;
import org.declic.entry.operate.EraseContact;
import org.declic.event.ContactChanges;

/** What ActiveCampaign's old API does with contacts. */
record LegacyContacts(
        LegacyWriter writer,
        LegacySearch search,
        ContactChanges changes,
        Contacts contacts,
        ApiLookups lookups,
        EraseContact eraseContact,
        ContactAddresses addresses) {

    Map<String, Function<LegacyForm, Map<String, Object>>> actions() {
        return Map.of(
                "contact_sync", this::sync,
                "contact_edit", this::edit,
                "contact_view", this::view,
                "contact_view_email", this::viewByEmail,
                "contact_list", search::list,
                "contact_delete", this::delete,
                "contact_tag_add", this::label,
                "contact_tag_remove", this::unlabel);
    }

    private Map<String, Object> sync(LegacyForm form) {
        form.requireOnly(LegacyWriter.KNOWN);
        return writer.write(form, Email.of("email", form.text("email")));
    }

    private Map<String, Object> edit(LegacyForm form) {
        var known = new java.util.HashSet<>(LegacyWriter.KNOWN);
        known.addAll(Set.of("id", "overwrite"));
        form.requireOnly(known);
        var contact = lookups.person(form.tenant(), form.text("id")).contact();
        var given = form.text("email");
        var email = given == null ? contact.email() : Email.of("email", given);
        return addresses.changed(contact, email, () -> writer.write(form, email));
    }

    private Map<String, Object> view(LegacyForm form) {
        form.requireOnly(Set.of("id"));
        return shown(Optional.ofNullable(form.text("id"))
                .filter(ApiBody::isId)
                .flatMap(id -> lookups.people().find(form.tenant(), Long.parseLong(id))));
    }

    private Map<String, Object> viewByEmail(LegacyForm form) {
        form.requireOnly(Set.of("email"));
        return shown(contacts.find(form.tenant(), Email.of("email", form.text("email")))
                .map(lookups::person));
    }

    private Map<String, Object> shown(Optional<Person> person) {
        return person.map(one -> LegacyAnswer.shown(LegacyShapes.contact(one, lookups)))
                .orElseGet(() -> LegacyAnswer.failed(LegacyAnswer.NOTHING));
    }

    private Map<String, Object> delete(LegacyForm form) {
        form.requireOnly(Set.of("id"));
        var contact = lookups.person(form.tenant(), form.text("id")).contact();
        eraseContact.erase(contact.tenant(), contact.email());
        return LegacyAnswer.done("Contact deleted");
    }

    private Map<String, Object> label(LegacyForm form) {
        var contact = contact(form, "id", "email", Set.of("tags", "tags[]"));
        tags(form).forEach(tag -> changes.addTag(contact.tenant(), contact.email(), tag));
        return LegacyAnswer.done("Tags added");
    }

    private Map<String, Object> unlabel(LegacyForm form) {
        var contact = contact(form, "id", "email", Set.of("tags", "tags[]"));
        tags(form).forEach(tag -> changes.removeTag(contact.tenant(), contact.email(), tag));
        return LegacyAnswer.done("Tags removed");
    }

    private static List<String> tags(LegacyForm form) {
        var tags = new ArrayList<String>();
        form.several("tags").forEach(tag -> tags.add(org.declic.contact.Attribute.name("tags", tag)));
        if (tags.isEmpty()) {
            throw new InvalidInput("tags", "must be given", form.text("tags"));
        }
        return tags;
    }

    /** The contact by the one parameter or the other; by both if they name the same. */
    Contact contact(LegacyForm form, String id, String email, Set<String> more) {
        var known = new java.util.HashSet<>(more);
        known.addAll(Set.of(id, email));
        form.requireOnly(known);
        if (form.text(id) == null) {
            return byAddress(form.tenant(), Email.of(email, form.text(email)));
        }
        var contact = lookups.person(form.tenant(), form.text(id)).contact();
        var given = form.text(email);
        if (given != null && byAddress(form.tenant(), Email.of(email, given)).id() != contact.id()) {
            throw new InvalidInput(email, "must be of the contact that " + id + " names", given);
        }
        return contact;
    }

    private Contact byAddress(Tenant tenant, Email address) {
        return contacts.find(tenant, address).orElseThrow(() -> ApiRefusal.noResult("Subscriber", address.value()));
    }
}
