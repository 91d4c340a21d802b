package org.declic.door.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonCloudEventData;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.declic.contact.InvalidInput;
import org.declic.event.EventValue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * The data of an event as an event's value: JSON as it is, text and XML as text, all else, such as Avro, in Base64. JSON is any
 * type that ends with {@code /json} or {@code +json}.
 */
final class EventData {

    /** Where the data of an event is. */
    enum Carrier {
        /** The member {@code data} of the JSON format: JSON or text. */
        DATA,
        /** The member {@code data_base64} of the JSON format. */
        DATA_BASE64,
        /** The body, in binary mode; without a type it is text if it can be. */
        BODY
    }

    private EventData() {}

    /** @throws InvalidInput naming {@code data} */
    static EventValue of(CloudEvent event, Carrier carrier) {
        var data = event.getData();
        try {
            if (data == null) {
                return EventValue.NONE;
            }
            if (data instanceof JsonCloudEventData json) {
                return EventValue.of(json.getNode());
            }
            return of(data.toBytes(), event.getDataContentType(), carrier);
        } catch (InvalidInput invalid) {
            throw invalid.in("data");
        }
    }

    private static EventValue of(byte[] bytes, @Nullable String contentType, Carrier carrier) {
        var type = contentType == null ? null : MediaType.parseMediaType(contentType);
        if (type != null && is(type, "json")) {
            return bytes.length == 0 ? EventValue.NONE : EventValue.of(CloudEventReader.json("data", bytes));
        }
        if (bytes.length > EventValue.MOST_BYTES) {
            throw new InvalidInput("data", "must be at most " + EventValue.MOST_BYTES + " bytes", null);
        }
        if (carrier == Carrier.DATA) {
            return EventValue.of(new String(bytes, StandardCharsets.UTF_8));
        }
        if (type != null && isText(type)) {
            var charset = type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
            return EventValue.of(text(charset, bytes)
                    .orElseThrow(() -> new InvalidInput("data", "must be text in " + charset.name(), null)));
        }
        var guessed = type == null && carrier == Carrier.BODY
                ? text(StandardCharsets.UTF_8, bytes)
                : Optional.<String>empty();
        return EventValue.of(guessed.orElseGet(() -> Base64.getEncoder().encodeToString(bytes)));
    }

    private static Optional<String> text(Charset charset, byte[] bytes) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    private static boolean isText(MediaType type) {
        return type.getType().equalsIgnoreCase("text") || is(type, "xml");
    }

    private static boolean is(MediaType type, String format) {
        var subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals(format) || subtype.endsWith("+" + format);
    }
}
