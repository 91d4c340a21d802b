package org.declic.door.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Base64;
import java.util.List;
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

    private static final String DATA_BASE64 = "data_base64";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");

    /** Members that are text if they are given. */
    private static final List<String> TEXTS = List.of("subject", "time", "datacontenttype", "dataschema", DATA_BASE64);

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
        requireUri(prefix + "source", attributes.apply("source"), "must be a URI reference (RFC 3986), such as /shop");
        requireUri(prefix + "dataschema", attributes.apply("dataschema"), "must be a URI (RFC 3986)");
        requireMediaType(prefix + "datacontenttype", attributes.apply("datacontenttype"));
    }

    private static void requireUri(String field, @Nullable String uri, String rule) {
        try {
            if (uri != null) {
                new URI(uri);
            }
        } catch (URISyntaxException none) {
            throw new InvalidInput(field, rule, uri);
        }
    }

    static void requireMediaType(String field, @Nullable String type) {
        try {
            if (type != null) {
                MediaType.parseMediaType(type);
            }
        } catch (InvalidMediaTypeException none) {
            throw new InvalidInput(field, "must be a media type (RFC 2046), such as application/json", type);
        }
    }

    /** What the members of the JSON format may be; null is as good as none. */
    static void requireMembers(JsonNode event) {
        for (var name : TEXTS) {
            var value = event.path(name);
            if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
                throw new InvalidInput(name, "must be text", value.toString());
            }
        }
        event.fields().forEachRemaining(member -> {
            var name = member.getKey();
            if (!NAME.matcher(name).matches() && !name.equals(DATA_BASE64)) {
                throw new InvalidInput(name, "must be a name of lower-case letters and digits", null);
            }
            if (!name.equals("data") && member.getValue().isFloatingPointNumber()) {
                throw new InvalidInput(
                        name,
                        "must be text, a whole number, true or false",
                        member.getValue().toString());
            }
        });
        if (event.hasNonNull(DATA_BASE64) && event.hasNonNull("data")) {
            throw new InvalidInput(DATA_BASE64, "must not be given beside data", null);
        }
        requireBase64(event.path(DATA_BASE64).textValue());
    }

    private static void requireBase64(@Nullable String data) {
        try {
            if (data != null) {
                Base64.getDecoder().decode(data);
            }
        } catch (IllegalArgumentException none) {
            throw new InvalidInput(DATA_BASE64, "must be Base64 (RFC 4648)", data);
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
