package org.declic.door.activecampaign;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.declic.contact.InvalidInput;
import org.declic.setting.Distance;

/** The names of fields that an event's form may have; a misspelt one would lose what it says. */
final class EventFields {

    private static final String EMAIL = "visit[email]";

    private static final List<String> ALL =
            List.of("actid", "key", "event", "eventdata", "visit", EMAIL, "event_id", "timestamp", "backfill");

    private static final Set<String> TAKEN = Set.of(
            FormFields.CHARSET,
            "_",
            "_ga",
            "_gl",
            "_hsenc",
            "_hsmi",
            "dclid",
            "fbclid",
            "gbraid",
            "gclid",
            "mc_cid",
            "mc_eid",
            "msclkid",
            "ttclid",
            "twclid",
            "wbraid");

    /** What pages and tags add to addresses by themselves. */
    private static final Pattern CAMPAIGN = Pattern.compile("utm_\\w+");

    private static final int MOST_WRONG = 2;

    private EventFields() {}

    /** @throws InvalidInput naming the first field that is none, with the one that may be meant */
    static void require(FormFields fields) {
        for (var name : fields.names()) {
            if (!isKnown(name)) {
                throw new InvalidInput(name, "is no field of an event; " + there(name), fields.single(name));
            }
        }
    }

    private static boolean isKnown(String name) {
        return ALL.contains(name)
                || TAKEN.contains(name)
                || name.startsWith("eventdata[")
                || isOfVisit(name)
                || CAMPAIGN.matcher(name).matches();
    }

    /** All that is known of a visitor but the address is taken and unused. */
    private static boolean isOfVisit(String name) {
        return name.matches("visit\\[[^\\[\\]]+]")
                && Distance.between(name.toLowerCase(Locale.ROOT), EMAIL, MOST_WRONG) > MOST_WRONG;
    }

    private static String there(String name) {
        return Distance.nearest(name.toLowerCase(Locale.ROOT), ALL, Function.identity(), MOST_WRONG)
                .map(near -> "did you mean " + near + "?")
                .orElse("there are " + String.join(", ", ALL));
    }
}
