package org.declic.door.activecampaign;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.declic.contact.InvalidInput;
import org.declic.door.GivenTwice;
import org.declic.door.HeaderText;
import org.jspecify.annotations.Nullable;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/**
 * The fields of a form and of the query, as text. The server gives each byte of the body as a character ({@link FormServlet}); the
 * character set is the one that the part, the field {@code _charset_} or the request declares, else UTF-8. In the query it is UTF-8.
 */
final class FormFields {

    /** By which browsers tell the character set of a form. */
    static final String CHARSET = "_charset_";

    /** What the server notes when it leaves something out that it can't read. */
    static final String PARSE_FAILED = "org.apache.catalina.parameter_parse_failed";

    private final HttpServletRequest request;
    private final Map<String, List<Raw>> fields = new LinkedHashMap<>();

    FormFields(HttpServletRequest request) {
        this.request = unwrapped(request);
        var given = this.request.getParameterMap();
        readQuery(this.request.getQueryString());
        var ofQuery = new LinkedHashMap<String, Integer>();
        fields.forEach((name, values) -> ofQuery.put(name, values.size()));
        given.forEach((name, values) -> {
            for (var index = ofQuery.getOrDefault(name, 0); index < values.length; index++) {
                add(named(name), new Raw(values[index], false));
            }
        });
    }

    /** The server's own: a firewall around it takes a name whose bytes are not read yet for one with control characters. */
    private static HttpServletRequest unwrapped(HttpServletRequest request) {
        return request instanceof HttpServletRequestWrapper wrapper
                        && wrapper.getRequest() instanceof HttpServletRequest inner
                ? unwrapped(inner)
                : request;
    }

    private static String named(String bytes) {
        return isPlain(bytes) ? bytes : HeaderText.ofUtf8(bytes);
    }

    /** A value as the bytes that came. */
    private record Raw(String bytes, boolean isOfQuery) {}

    private void add(String name, Raw value) {
        fields.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
    }

    /** What is escaped wrongly the server has noted already. */
    private void readQuery(@Nullable String query) {
        for (var pair : query == null ? new String[0] : query.split("&")) {
            var parts = pair.split("=", 2);
            try {
                var value = URLDecoder.decode(parts.length < 2 ? "" : parts[1], StandardCharsets.ISO_8859_1);
                add(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), new Raw(value, true));
            } catch (IllegalArgumentException wrong) {
                continue;
            }
        }
    }

    Set<String> names() {
        return fields.keySet();
    }

    /**
     * The value; null if there is none.
     *
     * @throws InvalidInput naming the field, if it is given twice, be it once in the query and once in the form
     */
    @Nullable
    String single(String name) {
        var values = all(name);
        if (values.size() > 1) {
            throw new InvalidInput(name, GivenTwice.RULE, String.join(", ", values));
        }
        return values.isEmpty() ? null : values.get(0);
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(value -> text(name, value))
                .toList();
    }

    /** @throws InvalidInput naming the field, if its bytes are no text in its character set */
    private String text(String name, Raw value) {
        var charset = value.isOfQuery() ? StandardCharsets.UTF_8 : charset(name);
        if (isPlain(value.bytes()) && charset == StandardCharsets.UTF_8) {
            return value.bytes();
        }
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(value.bytes().getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new InvalidInput(
                    name,
                    "must be in " + charset.name() + "; any other character set must be declared, as by Content-Type:"
                            + " application/x-www-form-urlencoded; charset=ISO-8859-1",
                    value.bytes());
        }
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(one -> one < 0x80);
    }

    private Charset charset(String name) {
        var type = request.getContentType();
        if (type == null) {
            return StandardCharsets.UTF_8;
        }
        var declared = declared("Content-Type", type);
        if (type.regionMatches(true, 0, "multipart/", 0, "multipart/".length())) {
            var ofPart = ofPart(name);
            declared = ofPart == null ? declared : ofPart;
        }
        var field = fields.get(CHARSET);
        return declared != null
                ? declared
                : field == null
                        ? StandardCharsets.UTF_8
                        : known(CHARSET, field.get(0).bytes());
    }

    private @Nullable Charset ofPart(String name) {
        try {
            var part = request.getPart(name);
            return part == null || part.getContentType() == null ? null : declared(name, part.getContentType());
        } catch (IOException | ServletException unreadable) {
            throw new UncheckedIOException(new IOException(unreadable));
        }
    }

    private static @Nullable Charset declared(String field, String contentType) {
        try {
            var charset = MimeTypeUtils.parseMimeType(contentType).getParameter("charset");
            return charset == null ? null : known(field, unquoted(charset));
        } catch (InvalidMimeTypeException wrong) {
            throw new InvalidInput(field, "must be a media type with a character set that is known", contentType);
        }
    }

    private static String unquoted(String text) {
        return text.replaceAll("^[\"']|[\"']$", "");
    }

    private static Charset known(String field, String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput(field, "must name a character set that is known", name);
        }
    }
}
