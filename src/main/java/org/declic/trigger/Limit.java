package org.declic.trigger;

import java.util.Optional;
import java.util.regex.Pattern;
import org.declic.contact.InvalidInput;
import org.declic.setting.Within;

/**
 * At most so many entries of a contact through a trigger in any stretch of time of this length. It counts from when the
 * triggering events were recorded.
 *
 * @param entries 1 to 1,000,000
 */
public record Limit(int entries, Within within) {

    static final String RULE =
            "none, or entries per time such as 10/PT24H: a whole number from 1 to 1000000 and an ISO-8601 duration";

    private static final Pattern FORM = Pattern.compile("(\\d{1,7})/(.+)");
    private static final int MOST = 1_000_000;

    public Limit {
        if (entries < 1 || entries > MOST) {
            throw new IllegalArgumentException("entries must be 1 to " + MOST + ", got " + entries);
        }
    }

    /** The limit that the text says, such as {@code 10/PT24H}; empty if it says none that is right. */
    public static Optional<Limit> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var entries = Integer.parseInt(form.group(1));
        return entries < 1 || entries > MOST
                ? Optional.empty()
                : Within.parse(form.group(2)).map(within -> new Limit(entries, within));
    }

    /**
     * The limit that a setting says.
     *
     * @return empty for {@code none}
     * @throws InvalidInput naming the setting if the text is neither
     */
    public static Optional<Limit> ofSetting(String setting, String text) {
        if (text.strip().equals("none")) {
            return Optional.empty();
        }
        var limit = parse(text.strip());
        if (limit.isEmpty()) {
            throw new InvalidInput(setting, "must be " + RULE, text);
        }
        return limit;
    }

    /** Such as {@code 10 times in 24 hours}. */
    public String words() {
        return (entries == 1 ? "once" : entries + " times") + " in " + within.words();
    }

    @Override
    public String toString() {
        return entries + "/" + within;
    }
}
