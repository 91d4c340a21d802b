package org.declic.contact;

import java.time.Instant;

/**
 * Something that contacts can have: a list to be subscribed to, a tag to be labelled with, or a field with a value.
 *
 * @param name unique within tenant and kind
 * @param description empty for none
 * @param form of a field
 */
public record Attribute(
        long id, Tenant tenant, Kind kind, String name, String description, Instant createdAt, FieldForm form) {

    private static final int LONGEST = 255;

    /** One that is no field, or a field of text. */
    public Attribute(long id, Tenant tenant, Kind kind, String name, String description, Instant createdAt) {
        this(id, tenant, kind, name, description, createdAt, FieldForm.TEXT);
    }

    /** The same with another name and description. */
    public Attribute named(String other, String described) {
        return new Attribute(id, tenant, kind, other, described, createdAt, form);
    }

    /** The same with another form. */
    public Attribute of(FieldForm other) {
        return new Attribute(id, tenant, kind, name, description, createdAt, other);
    }

    /**
     * How a field is filled in and named elsewhere.
     *
     * @param type such as {@code text} or {@code listbox}; values are kept as text whichever it is
     * @param perstag by which mails refer to the field; empty for one that comes of its name
     */
    public record FieldForm(String type, String perstag) {

        public static final FieldForm TEXT = new FieldForm("text", "");
        private static final int LONGEST_TYPE = 32;

        public FieldForm {
            require("type", type, LONGEST_TYPE);
            require("perstag", perstag, LONGEST);
        }

        private static void require(String field, String text, int longest) {
            if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
                throw new InvalidInput(field, "must be at most " + longest + " characters", text);
            }
        }
    }

    /** What it is. */
    public enum Kind {
        LIST,
        TAG,
        FIELD;

        /** {@code list}, {@code tag}, {@code field}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The name as it is kept: without white space around it, and with one blank for each run of it inside.
     *
     * @throws InvalidInput naming the field if it is missing, empty or longer than 255 characters
     */
    public static String name(String field, @org.jspecify.annotations.Nullable String text) {
        var name = text == null ? "" : Blanks.single(text);
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(field, "must be a name of 1 to " + LONGEST + " characters", text);
        }
        return name;
    }

    /** What names have in common that are one: they may differ in case and white space. */
    public static String key(String name) {
        return Blanks.folded(name);
    }
}
