package org.declic.contact;

import java.util.Set;
import org.declic.contact.Attribute.Kind;
import org.jspecify.annotations.Nullable;

/** What must be true of persons who are looked for. */
public sealed interface PersonFilter {

    /** Of these ids. */
    record AnyOf(Set<Long> ids) implements PersonFilter {

        public AnyOf {
            ids = Set.copyOf(ids);
        }
    }

    /** The text is part of the address, of a name or of the telephone number, in any case. */
    record Search(String text) implements PersonFilter {

        public Search {
            InvalidInput.refuseNul("search", text);
        }
    }

    /** @param value a number for the id, an {@link java.time.Instant} for times, else text, which compares in any case */
    record Compared(Property property, Comparison comparison, Object value) implements PersonFilter {}

    /**
     * Has this list, tag or field.
     *
     * @param value with exactly this value; null for any
     */
    record Has(long attribute, @Nullable String value) implements PersonFilter {}

    /** Has one or another of this kind with this value. */
    record HasAny(Kind kind, String value) implements PersonFilter {}

    /** Has ever entered the automation of this key. */
    record Entered(String automation) implements PersonFilter {}

    /** What a person is told apart or ordered by. */
    enum Property {
        ID,
        EMAIL,
        FIRST_NAME,
        LAST_NAME,
        PHONE,
        CREATED_AT,
        UPDATED_AT
    }

    /** One after the other by this property. */
    record Order(Property property, boolean ascending) {}
}
