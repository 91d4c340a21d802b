package org.declic.event;

import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;

/** What a contact has of lists, tags and fields: each change tells whether it was one. Within a transaction. */
final class AttributeChanges {

    private final Attributes attributes;

    AttributeChanges(Attributes attributes) {
        this.attributes = attributes;
    }

    /** @return whether the contact had not this value before */
    boolean set(Contact contact, Attribute attribute, String value) {
        var before = attributes.attached(contact, attribute);
        if (before.isPresent() && before.get().value().equals(value)) {
            return false;
        }
        attributes.attach(contact, attribute, value);
        return true;
    }

    /** An empty value takes the field from the contact, and makes no field. */
    boolean setField(Contact contact, String field, String value) {
        if (!value.isEmpty()) {
            return set(contact, attributes.of(contact.tenant(), Kind.FIELD, field), value);
        }
        var known = attributes.find(contact.tenant(), Kind.FIELD, field);
        return known.isPresent() && remove(contact, known.get());
    }

    /** @return whether the contact had it before */
    boolean remove(Contact contact, Attribute attribute) {
        if (attributes.attached(contact, attribute).isEmpty()) {
            return false;
        }
        attributes.detach(contact, attribute);
        return true;
    }
}
