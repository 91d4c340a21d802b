package org.declic.door;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.declic.contact.InvalidInput;

/**
 * What stands in the query of a request. A server leaves out a parameter that is escaped wrongly, and takes U+FFFD for bytes that are
 * no text: a filter among them would not be asked about, and the answer would hold everybody.
 */
public final class QueryText {

    private QueryText() {}

    /** @throws InvalidInput naming the first parameter that is no text */
    public static void require(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null || query.chars().allMatch(one -> one < 0x80 && one != '%')) {
            return;
        }
        for (var pair : query.split("&")) {
            if (!isText(pair)) {
                var parts = pair.split("=", 2);
                throw new InvalidInput(parts[0], "must be UTF-8, percent-encoded", parts.length < 2 ? null : parts[1]);
            }
        }
    }

    /** The server gives each byte that is not escaped as a character. */
    private static boolean isText(String pair) {
        var bytes = new ByteArrayOutputStream(pair.length());
        for (var at = 0; at < pair.length(); at++) {
            if (pair.charAt(at) != '%') {
                bytes.write(pair.charAt(at));
                continue;
            }
            var high = digit(pair, at + 1);
            var low = digit(pair, at + 2);
            if (high < 0 || low < 0) {
                return false;
            }
            bytes.write(high * 16 + low);
            at += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static int digit(String text, int at) {
        return at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
    }
}
