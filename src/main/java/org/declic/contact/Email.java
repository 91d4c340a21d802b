package org.declic.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The e-mail address by which a contact is known, trimmed and lower-cased; names may be in any script. The rule is
 * deliberately wide, since refusing an address that exists loses an event: one {@code @} with something before it, and
 * after it a host name of labels parted by dots, without white space, control characters, commas, semicolons, quotes or
 * angle brackets, at most 254 characters (the limit of RFC 5321).
 */
public record Email(String value) {

    private static final int LONGEST = 254;
    private static final String RULE = "must be an e-mail address of at most " + LONGEST + " characters";
    private static final Pattern FORM = Pattern.compile(
            "[^\\s@\\p{C}<>\",;:()\\[\\]\\\\]+@[^\\s@\\p{C}\\p{P}\\p{S}][^\\s@\\p{C}<>\",;:()\\[\\]\\\\]*");

    public Email {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!isAddress(value)) {
            throw new InvalidInput("email", RULE, value);
        }
    }

    /**
     * @param field what the sender calls the field
     * @throws InvalidInput naming the field, if the text is missing or no e-mail address
     */
    public static Email of(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput(field, RULE, text);
        }
        try {
            return new Email(text);
        } catch (InvalidInput invalid) {
            throw invalid.in(field);
        }
    }

    /** The address in this text, or empty if it is no e-mail address. */
    public static Optional<Email> in(@Nullable String text) {
        return text != null && isAddress(text.strip().toLowerCase(Locale.ROOT))
                ? Optional.of(new Email(text))
                : Optional.empty();
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST
                && FORM.matcher(text).matches()
                && !text.endsWith(".")
                && !text.contains("..")
                && !text.contains("@.")
                && !text.endsWith("-");
    }

    @Override
    public String toString() {
        return value;
    }
}
