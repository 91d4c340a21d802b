package org.declic.door.cloudevents;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.declic.contact.InvalidInput;
import org.declic.door.GivenTwice;
import org.declic.door.HeaderText;
import org.springframework.http.HttpHeaders;

/**
 * The attributes of an event in binary mode: headers {@code ce-…}, in UTF-8, perhaps in double quotes, percent-encoded once
 * (CloudEvents 1.0.2, HTTP protocol binding, 3.1.3.2).
 */
final class AttributeHeaders {

    static final String PREFIX = "ce-";

    private AttributeHeaders() {}

    /** These headers with lower-case names, decoded, and the content type. */
    static Map<String, String> of(HttpServletRequest request) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(PREFIX)) {
                var values = Collections.list(request.getHeaders(name));
                if (values.size() > 1) {
                    throw new InvalidInput(lower, GivenTwice.RULE, String.join(", ", values));
                }
                headers.put(lower, decoded(lower, values.get(0)));
            }
        }
        if (request.getContentType() != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, request.getContentType());
        }
        return headers;
    }

    private static String decoded(String name, String value) {
        return percentDecoded(name, unquoted(HeaderText.ofUtf8(value)));
    }

    /** A quoted string as RFC 7230, 3.2.6, has it. */
    private static String unquoted(String value) {
        var text = value.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")
                : text;
    }

    /** Once. A % that begins no code stands for itself, as senders of before 1.0.2 mean it. */
    private static String percentDecoded(String name, String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream(bytes.length);
        for (var at = 0; at < bytes.length; at++) {
            var high = digit(bytes, at + 1);
            var low = digit(bytes, at + 2);
            var isCode = bytes[at] == '%' && high >= 0 && low >= 0;
            decoded.write(isCode ? high * 16 + low : bytes[at]);
            at += isCode ? 2 : 0;
        }
        try {
            return utf8(decoded.toByteArray());
        } catch (CharacterCodingException other) {
            throw new InvalidInput(name, "must be percent-encoded UTF-8", value);
        }
    }

    private static int digit(byte[] bytes, int at) {
        return at < bytes.length ? Character.digit(bytes[at], 16) : -1;
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
