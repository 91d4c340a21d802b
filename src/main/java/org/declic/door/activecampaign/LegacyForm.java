package org.declic.door.activecampaign;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.door.GivenTwice;
import org.declic.door.QueryText;
import org.jspecify.annotations.Nullable;

/** What a request of ActiveCampaign's old API says, in its query and in its form. */
record LegacyForm(Tenant tenant, Map<String, String[]> parameters) {

    private static final Set<String> OF_ALL = Set.of("api_action", "api_key", "api_output", FormFields.CHARSET);
    private static final Pattern INDEXED = Pattern.compile("(\\w+)\\[([^\\[\\]]*)]");

    static LegacyForm of(Tenant tenant, HttpServletRequest request) {
        QueryText.require(request);
        var fields = new FormFields(request);
        if (request.getAttribute(FormFields.PARSE_FAILED) != null) {
            throw new InvalidInput("the form", "must be readable, and not too large", null);
        }
        var parameters = new LinkedHashMap<String, String[]>();
        fields.names().forEach(name -> parameters.put(name, fields.all(name).toArray(String[]::new)));
        return new LegacyForm(tenant, parameters);
    }

    /**
     * Refuses what is not known.
     *
     * @param known such as {@code email}, and {@code p[]} for {@code p[1]}
     */
    void requireOnly(Set<String> known) {
        parameters.forEach((name, values) -> {
            var indexed = INDEXED.matcher(name);
            var key = indexed.matches() ? indexed.group(1) + "[]" : name;
            if (values.length != 1) {
                throw new InvalidInput(name, GivenTwice.RULE, String.join(", ", values));
            }
            if (!OF_ALL.contains(name) && !known.contains(name) && !known.contains(key)) {
                throw new InvalidInput(
                        name,
                        "is no parameter here; there are "
                                + (known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known))),
                        text(name));
            }
        });
    }

    /** Refuses any of these that is given twice, before one of them says who asks and for what. */
    static void requireOnce(HttpServletRequest request, String... names) {
        for (var name : names) {
            var values = request.getParameterValues(name);
            if (values != null && values.length != 1) {
                throw new InvalidInput(name, GivenTwice.RULE, null);
            }
        }
    }

    /** The text; null if it is not given. */
    @Nullable
    String text(String name) {
        var values = parameters.get(name);
        if (values == null) {
            return null;
        }
        if (values.length != 1) {
            throw new InvalidInput(name, GivenTwice.RULE, String.join(", ", values));
        }
        InvalidInput.refuseNul(name, values[0]);
        return values[0];
    }

    /** Those of {@code name[index]}, by the index. */
    Map<String, String> indexed(String name) {
        var found = new LinkedHashMap<String, String>();
        parameters.keySet().forEach(key -> {
            var indexed = INDEXED.matcher(key);
            if (indexed.matches() && indexed.group(1).equals(name)) {
                found.put(indexed.group(2), String.valueOf(text(key)));
            }
        });
        return found;
    }

    /** The parts between commas, of the parameter or of each {@code name[index]}; empty for none. */
    List<String> several(String name) {
        var texts = new ArrayList<String>(indexed(name).values());
        var text = text(name);
        if (text != null) {
            texts.add(text);
        }
        return texts.stream()
                .flatMap(one -> Arrays.stream(one.split(",")))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** Refuses a parameter, or a {@code name[index]}, that is there and says nothing. */
    void requireGiven(String name, List<String> parts) {
        if (parts.isEmpty() && (text(name) != null || !indexed(name).isEmpty())) {
            throw new InvalidInput(name, "must not be empty; ALL is for all", "");
        }
    }

    /** A whole number in the range. */
    int number(String name, int usual, int least, int most) {
        var text = text(name);
        if (text == null || text.isBlank()) {
            return usual;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
            throw new InvalidInput(name, "must be a whole number from " + least, text);
        }
        return Math.min(Integer.parseInt(text), most);
    }
}
