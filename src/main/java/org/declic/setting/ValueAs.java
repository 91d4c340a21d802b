package org.declic.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What two values are compared as, with the word that designers choose. */
public enum ValueAs {
    /** Two numbers as numbers, two dates as dates, anything else as text. */
    AUTO,
    /** As text: {@code 01234} is not {@code 1234}. */
    TEXT,
    NUMBER,
    DATE,
    /** As a name of a list, tag or field. Designers don't choose it: the value tells. */
    NAME;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What can be more or less, for messages. */
    String kind() {
        var number = "a number such as 10.5";
        var date = "a date such as 2026-11-29 or 2026-11-29T10:00:00Z";
        return this == NUMBER ? number : this == DATE ? date : number + ", or " + date;
    }

    public static Optional<ValueAs> of(String word) {
        return Arrays.stream(values())
                .filter(one -> one != NAME && one.word().equals(word))
                .findFirst();
    }

    /** All words, for messages. */
    public static String all() {
        return Arrays.stream(values())
                .filter(one -> one != NAME)
                .map(ValueAs::word)
                .collect(Collectors.joining(", "));
    }
}
