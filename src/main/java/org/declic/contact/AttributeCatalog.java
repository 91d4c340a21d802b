package org.declic.contact;

import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes.AttributePage;
import org.jspecify.annotations.Nullable;

/** Lists, tags and fields being renamed and deleted, and who has them. All within the transaction of the caller. */
public interface AttributeCatalog {

    /**
     * Gives the attribute of this id this name, description and form. No other may have the name.
     *
     * @throws InvalidInput if the name is that of a list which was deleted and which contacts have left
     */
    Attribute change(Attribute attribute);

    /**
     * Deletes it, and takes it from all who have it. Who has left a list has left it too if one of this name is made again.
     */
    void delete(Attribute attribute);

    /** What contacts of the tenant have, by id. */
    AttributePage<Attached> attached(Query query);

    /**
     * @param attribute id; null for all of the kind
     * @param value only of exactly this value; null for any
     */
    record Query(
            Tenant tenant,
            Kind kind,
            @Nullable Long attribute,
            @Nullable String value,
            int limit,
            int offset) {}
}
