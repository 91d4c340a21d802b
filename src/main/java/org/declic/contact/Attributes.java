package org.declic.contact;

import java.util.List;
import java.util.Optional;
import org.declic.contact.Attribute.Kind;

/** Lists, tags and fields, and who has them. Changes are made within the transaction of the caller. */
public interface Attributes {

    /** The attribute of this name, made if there is none yet. */
    Attribute of(Tenant tenant, Kind kind, String name);

    /** As {@link #of}, with a description if it is made. */
    Attribute of(Tenant tenant, Kind kind, String name, String description);

    Optional<Attribute> find(Tenant tenant, Kind kind, long id);

    Optional<Attribute> find(Tenant tenant, Kind kind, String name);

    /** All of the tenant, by id. Their number is bounded by {@code declic.limits}. */
    List<Attribute> all(Tenant tenant, Kind kind);

    /** What the contact has of this kind, by id. */
    List<Attached> of(Contact contact, Kind kind);

    /** What the contact has of this attribute. */
    Optional<Attached> attached(Contact contact, Attribute attribute);

    /** By its own id. */
    Optional<Attached> attached(Tenant tenant, Kind kind, long id);

    /** Gives the contact the attribute with this value, whether or not it had it; the contact must be locked. */
    Attached attach(Contact contact, Attribute attribute, String value);

    /** Takes the attribute from the contact; nothing if it did not have it. */
    void detach(Contact contact, Attribute attribute);

    /** @param total how many there are in all */
    record AttributePage<T>(List<T> items, long total) {

        public AttributePage {
            items = List.copyOf(items);
        }
    }
}
