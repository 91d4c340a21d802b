package org.declic.contact;

import java.util.regex.Pattern;

/**
 * Texts for logs: of e-mail addresses only the first letter and the host name are left, as in {@code a…@example.com}, and
 * of passwords nothing.
 */
public final class Masked {

    /** What parts an address from the text around it. */
    private static final String NO_ADDRESS = "\\s@<>\",;:()\\[\\]\\\\'=/";

    /**
     * Tried at the beginning of a word only, so that long texts cost no more than one look at each letter. The numbers by
     * which Java tells objects apart, as in {@code Name@1b2c3d}, are left alone.
     */
    private static final Pattern BEFORE_AT = Pattern.compile("(?<![^" + NO_ADDRESS + "])([^" + NO_ADDRESS + "])[^"
            + NO_ADDRESS + "]*+(?=@[^" + NO_ADDRESS + "])(?!@[0-9a-f]{1,8}(?:[^\\w.-]|$))");

    /** Passwords in addresses of databases: as a setting, or beside the user's name before the host. */
    private static final Pattern PASSWORD =
            Pattern.compile("((?i:password|pwd|passphrase)=)[^&;\\s\"']++|(//[^\\s/:@]++:)[^\\s/@]++(?=@)");

    private Masked() {}

    /** The text with every password masked that is in the address of a database. */
    public static String passwords(String text) {
        return text.indexOf('=') < 0 && text.indexOf('@') < 0
                ? text
                : PASSWORD.matcher(text).replaceAll("$1$2…");
    }

    /** The text with every e-mail address in it masked. */
    public static String addresses(String text) {
        return text.indexOf('@') < 0 ? text : BEFORE_AT.matcher(text).replaceAll("$1…");
    }
}
