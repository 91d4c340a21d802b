package org.declic.door;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.TrackedEvent;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 as events: {@code type} is the name, {@code subject} the contact's e-mail, {@code id} with {@code source}
 * the id, {@code time} when it occurred, {@code data} the value; the extension {@code backfill} is Declic's.
 */
final class CloudEventReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(JsonFormat.getCloudEventJacksonModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private CloudEventReader() {}

    /** @throws InvalidInput naming {@code field}, with the place of the fault */
    static JsonNode json(String field, byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            var place =
                    at == null ? "" : " (it breaks at line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new InvalidInput(field, "must be JSON" + place, new String(bytes, StandardCharsets.UTF_8));
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An event in the JSON format of CloudEvents. */
    static TrackedEvent event(Tenant tenant, JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidInput("event", "must be a JSON object", node.toString());
        }
        for (var attribute : new String[] {"specversion", "id", "source", "type"}) {
            if (!node.path(attribute).isTextual()) {
                var got = node.get(attribute);
                throw new InvalidInput(attribute, "must be given, as text", got == null ? null : got.toString());
            }
        }
        requireVersion(node.path("specversion").textValue());
        try {
            return event(tenant, JSON.treeToValue(node, CloudEvent.class));
        } catch (JacksonException | CloudEventRWException wrong) {
            throw new InvalidInput("event", "must be a CloudEvent of version 1.0" + saying(wrong), node.toString());
        }
    }

    static void requireVersion(@Nullable String version) {
        if (!SpecVersion.V1.toString().equals(version)) {
            throw new InvalidInput("specversion", "must be 1.0", version);
        }
    }

    static TrackedEvent event(Tenant tenant, CloudEvent event) {
        var time = event.getTime();
        return new TrackedEvent(
                tenant,
                Email.of("subject", event.getSubject()),
                EventName.of("type", event.getType()),
                value(event),
                new EventId(event.getSource().toString(), event.getId()),
                time == null ? null : time.toInstant(),
                backfill(event.getExtension("backfill")));
    }

    private static EventValue value(CloudEvent event) {
        try {
            if (event.getData() instanceof JsonCloudEventData json) {
                return EventValue.of(json.getNode());
            }
            if (event.getData() instanceof BytesCloudEventData bytes) {
                return value(event.getDataContentType(), bytes.toBytes());
            }
            return event.getData() == null
                    ? EventValue.NONE
                    : value(event.getDataContentType(), event.getData().toBytes());
        } catch (InvalidInput invalid) {
            throw invalid.in("data");
        }
    }

    private static EventValue value(@Nullable String contentType, byte[] bytes) {
        var type = contentType == null ? "application/json" : contentType.toLowerCase(Locale.ROOT);
        if (type.contains("json")) {
            return EventValue.of(json("data", bytes));
        }
        if (!type.startsWith("text/")) {
            throw new InvalidInput("datacontenttype", "must be JSON or text", contentType);
        }
        try {
            return EventValue.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noText) {
            throw new InvalidInput("data", "must be text in UTF-8", null);
        }
    }

    private static boolean backfill(@Nullable Object extension) {
        if (extension == null || Boolean.FALSE.equals(extension) || "false".equals(extension)) {
            return false;
        }
        if (Boolean.TRUE.equals(extension) || "true".equals(extension)) {
            return true;
        }
        throw new InvalidInput("backfill", "must be true or false", extension.toString());
    }

    /** What the reader of CloudEvents says; nothing of other exceptions, which may tell of the inside. */
    private static String saying(Exception wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof CloudEventRWException) {
                return ": " + cause.getMessage();
            }
        }
        return "";
    }
}
