package org.declic.contact;

import java.util.regex.Pattern;

/** Texts for logs: of e-mail addresses only the first letter and the host name are left, as in {@code a…@example.com}. */
public final class Masked {

    /** Tried at the beginning of a word only, so that long texts cost no more than one look at each letter. */
    private static final Pattern BEFORE_AT =
            Pattern.compile("(?<![^\\s<>\",;:()\\[\\]\\\\'=/])([^\\s@<>\",;:()\\[\\]\\\\'=/])"
                    + "[^\\s@<>\",;:()\\[\\]\\\\'=/]*+(?=@[^\\s@])");

    private Masked() {}

    /** The text with every e-mail address in it masked. */
    public static String addresses(String text) {
        return text.indexOf('@') < 0 ? text : BEFORE_AT.matcher(text).replaceAll("$1…");
    }
}
