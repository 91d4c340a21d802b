package org.declic.entry.operate;

import java.util.List;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Which of the rows a request asks for.
 *
 * @param limit how many at most, from 1 to {@value MOST}
 * @param offset how many to skip
 */
public record Paging(int limit, int offset) {

    public static final int MOST = 100;
    private static final int USUAL = 20;

    /** @throws InvalidInput naming the parameter that is no whole number in its range */
    public static Paging of(@Nullable String limit, @Nullable String offset) {
        return new Paging(limit(limit), (int) WholeNumber.of("offset", offset, 0, 0, Integer.MAX_VALUE));
    }

    /** @throws InvalidInput if it is no whole number in the range */
    public static int limit(@Nullable String text) {
        return (int) WholeNumber.of("limit", text, USUAL, 1, MOST);
    }

    /** These of all. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip(offset).limit(limit).toList();
    }
}
