package org.declic.door;

import org.declic.contact.InvalidInput;

/** The parameters {@code limit} and {@code offset}, and how many there are in all. */
public final class Paging {

    public static final int MOST = 100;

    private Paging() {}

    /** @throws InvalidInput naming the field if the text is no whole number in the range */
    public static int number(String field, String text, int least, int most) {
        var number = text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
        if (number < least || number > most) {
            throw new InvalidInput(field, "must be a whole number from " + least + " to " + most, text);
        }
        return (int) number;
    }

    public record Meta(long total) {}
}
