package org.declic.automation.step;

import java.util.regex.Pattern;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail is from: an address, with or without a name before it.
 *
 * @param address as it was written, upper and lower case included
 * @param name empty for none
 */
public record Sender(String address, String name) {

    /** What is allowed, for messages. */
    public static final String ALLOWED = "an e-mail address such as shop@example.com or Shop <shop@example.com>";

    private static final Pattern NAMED = Pattern.compile("(?:\"([^\"<>]*)\"\\s*|([^\"<>]*))<([^<>]*)>");

    /**
     * @param field what the designer or operator calls it
     * @throws InvalidInput naming the field, if it is neither form, or has a control character such as a line break
     */
    public static Sender of(String field, @Nullable String text) {
        var given = text == null ? "" : text.strip();
        var named = NAMED.matcher(given);
        var isNamed = named.matches();
        var address = isNamed ? named.group(3).strip() : given;
        if (given.chars().anyMatch(Character::isISOControl) || Email.in(address).isEmpty()) {
            throw new InvalidInput(field, "must be " + ALLOWED, text);
        }
        if (!isNamed) {
            return new Sender(address, "");
        }
        return new Sender(address, (named.group(1) == null ? named.group(2) : named.group(1)).strip());
    }

    /** What follows the @. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
