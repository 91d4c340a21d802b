package org.declic.door;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.declic.contact.InvalidInput;
import org.springframework.web.util.UriUtils;

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
        try {
            var bytes = UriUtils.decode(pair, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (IllegalArgumentException | CharacterCodingException other) {
            return false;
        }
    }
}
