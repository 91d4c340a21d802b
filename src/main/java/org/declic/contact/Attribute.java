package org.declic.contact;

import java.time.Instant;

/**
 * Something that contacts can have: a list to be subscribed to, a tag to be labelled with, or a field with a value.
 *
 * @param name unique within tenant and kind
 * @param description empty for none
 */
public record Attribute(long id, Tenant tenant, Kind kind, String name, String description, Instant createdAt) {

    private static final int LONGEST = 255;

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
