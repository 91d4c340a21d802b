package org.declic.door.cloudevents;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What CloudEvents 1.0 says of attributes, told by the name of the one that breaks it. */
final class AttributeRules {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
            .toFormatter();
    private static final Pattern BEYOND_NANOSECONDS = Pattern.compile("(\\.\\d{9})\\d+");
    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");

    private AttributeRules() {}

    /**
     * @param prefix of the names, as the sender knows them
     * @throws InvalidInput naming the first attribute that is wrong
     */
    static void require(String prefix, Function<String, @Nullable String> attributes) {
        for (var name : new String[] {"id", "source", "type"}) {
            var value = attributes.apply(name);
            if (value == null || value.isEmpty()) {
                throw new InvalidInput(prefix + name, "must be given, as text", value);
            }
        }
        var source = String.valueOf(attributes.apply("source"));
        try {
            new URI(source);
        } catch (URISyntaxException none) {
            throw new InvalidInput(prefix + "source", "must be a URI reference (RFC 3986), such as /shop", source);
        }
        var type = attributes.apply("datacontenttype");
        try {
            if (type != null) {
                MediaType.parseMediaType(type);
            }
        } catch (InvalidMediaTypeException none) {
            throw new InvalidInput(
                    prefix + "datacontenttype", "must be a media type (RFC 2046), such as application/json", type);
        }
    }

    /** The time (RFC 3339) as the library reads it, which knows no more than nine digits of a second. */
    static String time(String field, String time) {
        var text = BEYOND_NANOSECONDS.matcher(time.strip()).replaceFirst("$1");
        try {
            return OffsetDateTime.parse(text, TIME).toString();
        } catch (DateTimeException none) {
            throw new InvalidInput(
                    field,
                    WITHOUT_ZONE.matcher(text).matches()
                            ? "needs a time zone, such as Z or +01:00"
                            : "must be a time (RFC 3339), such as 2026-01-02T03:04:05Z",
                    time);
        }
    }
}
