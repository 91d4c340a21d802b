package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.FieldForm;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.AttributeCatalog;
import org.declic.contact.Attributes;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.event.Transaction;
import org.jspecify.annotations.Nullable;

/** Makes lists, tags and fields, changes and deletes them, as bodies say. */
record AttributeWriter(Attributes attributes, AttributeCatalog catalog, Transaction transaction) {

    private static final int LONGEST_DESCRIPTION = 1000;

    Attribute add(Tenant tenant, Kind kind, JsonNode body) {
        var given = ApiBody.of(kind.word(), body, members(kind));
        var name = Attribute.name(nameMember(kind), given.text(nameMember(kind)));
        var description = description(kind, given);
        var form = form(given, FieldForm.TEXT);
        return add(tenant, kind, name, description == null ? "" : description, form);
    }

    Attribute add(Tenant tenant, Kind kind, String name, String description, FieldForm form) {
        return transaction.run(() -> {
            if (attributes.find(tenant, kind, name).isPresent()) {
                throw taken(kind);
            }
            var made = attributes.of(tenant, kind, name, description);
            return form.equals(made.form()) ? made : catalog.change(made.of(form));
        });
    }

    Attribute change(Attribute attribute, JsonNode body) {
        var kind = attribute.kind();
        var given = ApiBody.of(kind.word(), body, members(kind));
        var member = nameMember(kind);
        var name = given.text(member) == null ? attribute.name() : Attribute.name(member, given.text(member));
        var description = description(kind, given);
        var changed = attribute
                .named(name, description == null ? attribute.description() : description)
                .of(form(given, attribute.form()));
        return transaction.run(() -> {
            var other = attributes.find(attribute.tenant(), kind, name);
            if (other.filter(one -> one.id() != attribute.id()).isPresent()) {
                throw taken(kind);
            }
            try {
                return catalog.change(changed);
            } catch (InvalidInput left) {
                throw left.in(member);
            }
        });
    }

    void delete(Attribute attribute) {
        transaction.run(() -> {
            catalog.delete(attribute);
            return attribute;
        });
    }

    private static ApiRefusal taken(Kind kind) {
        return ApiRefusal.unprocessable("There is a " + kind.word() + " of this name", "duplicate", nameMember(kind));
    }

    private static ApiMembers members(Kind kind) {
        return kind == Kind.LIST ? ApiMembers.LIST : kind == Kind.TAG ? ApiMembers.TAG : ApiMembers.FIELD;
    }

    private static String nameMember(Kind kind) {
        return kind == Kind.LIST ? "name" : kind == Kind.TAG ? "tag" : "title";
    }

    private static @Nullable String description(Kind kind, ApiBody given) {
        var text = given.text(kind == Kind.FIELD ? "descript" : "description");
        return text == null || text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION);
    }

    /** Mails write the name of a field between percent signs. */
    private static FieldForm form(ApiBody given, FieldForm before) {
        var type = given.text("type");
        var perstag = given.text("perstag");
        return new FieldForm(
                type == null || type.isBlank() ? before.type() : type,
                Objects.requireNonNullElse(perstag, before.perstag())
                        .replace("%", "")
                        .strip());
    }
}
