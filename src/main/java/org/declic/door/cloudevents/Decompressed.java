package org.declic.door.cloudevents;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.declic.contact.InvalidInput;
import org.declic.door.DoorRefusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The body of a request, which may be compressed by gzip.
 *
 * @param mostBytes of what comes out
 */
record Decompressed(HttpServletRequest request, long mostBytes) {

    private static final int AT_ONCE = 64 * 1024;

    /**
     * @throws DoorRefusal if it is compressed otherwise, or too long
     * @throws InvalidInput naming {@code body} if it is no gzip
     */
    byte[] readAllBytes() throws IOException {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.strip().equalsIgnoreCase("identity")) {
            return request.getInputStream().readAllBytes();
        }
        if (!Set.of("gzip", "x-gzip").contains(encoding.strip().toLowerCase(Locale.ROOT))) {
            throw new DoorRefusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Encoding must be gzip or identity, got " + InvalidInput.shown(encoding));
        }
        try (var decompressed = new Members(request.getInputStream().readAllBytes())) {
            var bytes = all(decompressed);
            if (decompressed.isFollowed()) {
                throw new InvalidInput("body", "must be gzip and nothing after it, as Content-Encoding says", null);
            }
            return bytes;
        } catch (ZipException | EOFException none) {
            throw new InvalidInput("body", "must be gzip, as Content-Encoding says", null);
        }
    }

    private byte[] all(InputStream input) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var portion = new byte[AT_ONCE];
        for (var read = input.read(portion); read >= 0; read = input.read(portion)) {
            if (bytes.size() + read > mostBytes) {
                throw new DoorRefusal(
                        HttpStatus.PAYLOAD_TOO_LARGE, "the body must be at most " + mostBytes + " bytes, decompressed");
            }
            bytes.write(portion, 0, read);
        }
        return bytes.toByteArray();
    }

    /** One gzip stream after the other, as its format allows. Java's own takes what is no further one for nothing. */
    private static final class Members extends GZIPInputStream {

        private static final int CHECKSUM_AND_LENGTH = 8;

        /** All is taken in at once, so that what is left behind the last one is known. */
        Members(byte[] compressed) throws IOException {
            super(new ByteArrayInputStream(compressed), Math.max(1, compressed.length));
        }

        /** Whether there is more behind the last one, which is read to its end. */
        boolean isFollowed() {
            return inf.getRemaining() != CHECKSUM_AND_LENGTH;
        }
    }
}
