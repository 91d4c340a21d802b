package org.declic.door;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Headers as their senders wrote them: the server takes each byte for a character. */
public final class HeaderText {

    private HeaderText() {}

    /** The value read as UTF-8; as it is where it is none. */
    public static String ofUtf8(String value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin) {
            return value;
        }
    }
}
