package org.declic.door.cloudevents;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.io.IOException;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.door.Account;
import org.declic.door.GivenTwice;
import org.declic.door.cloudevents.EventData.Carrier;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.ExactJson;
import org.declic.event.TrackedEvent;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 as events: {@code type} is the name, {@code subject} the contact's e-mail, be it that the account says where it is
 * in the data, {@code id} with {@code source} the id, {@code time} when it occurred, {@code data} the value; the extension {@code backfill} is Declic's.
 */
final class CloudEventReader {

    /** What JSON within the limit of an event's value can have, each part of it a character at least, and attributes besides. */
    private static final int MOST_TOKENS = EventValue.MOST_BYTES + 1000;

    private static final int LONGEST_TEXT = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(JsonFormat.getCloudEventJacksonModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private CloudEventReader() {}

    /**
     * Gives up at what no event may have, before it is built up.
     *
     * @throws InvalidInput naming {@code field}, with the place of the fault
     */
    static JsonNode json(String field, BodySlice slice) {
        try (var parser = JSON.createParser(slice.body(), slice.from(), slice.length())) {
            return ExactJson.read(field, parser);
        } catch (StreamConstraintsException tooMuch) {
            throw new InvalidInput(
                    field,
                    "must be JSON with at most " + EventValue.MOST_BYTES + " bytes of data, nested at most 1000 deep",
                    slice.text());
        } catch (IOException broken) {
            throw GivenTwice.in(broken).orElseGet(() -> notJson(field, broken, slice.text()));
        }
    }

    static JsonNode json(String field, byte[] bytes) {
        return json(field, new BodySlice(bytes, 0, bytes.length));
    }

    static InvalidInput notJson(String field, IOException broken, String got) {
        return notJson(field, broken instanceof JacksonException json ? json.getLocation() : null, got);
    }

    static InvalidInput notJson(String field, @Nullable JsonLocation at, String got) {
        var place = at == null ? "" : " (it breaks at line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return new InvalidInput(field, "must be JSON" + place, got);
    }

    /** An event in the JSON format of CloudEvents. */
    static TrackedEvent event(Account account, JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new InvalidInput("event", "must be a JSON object", node.toString());
        }
        for (var attribute : new String[] {"specversion", "id", "source", "type"}) {
            if (!node.path(attribute).isTextual()) {
                var got = node.get(attribute);
                throw new InvalidInput(attribute, "must be given, as text", got == null ? null : got.toString());
            }
        }
        requireVersion(node.path("specversion").textValue());
        AttributeRules.requireMembers(node);
        AttributeRules.require("", name -> node.path(name).textValue());
        if (node.path("time").isTextual()) {
            object.put("time", AttributeRules.time("time", node.path("time").textValue()));
        }
        try {
            var carrier = node.has("data_base64") ? Carrier.DATA_BASE64 : Carrier.DATA;
            return event(account, JSON.treeToValue(node, CloudEvent.class), carrier);
        } catch (JacksonException | CloudEventRWException wrong) {
            throw new InvalidInput("event", "must be a CloudEvent of version 1.0" + saying(wrong), node.toString());
        }
    }

    static void requireVersion(@Nullable String version) {
        if (!SpecVersion.V1.toString().equals(version)) {
            throw new InvalidInput("specversion", "must be 1.0", version);
        }
    }

    static TrackedEvent event(Account account, CloudEvent event, Carrier carrier) {
        var time = event.getTime();
        var value = EventData.of(event, carrier);
        return new TrackedEvent(
                account.tenant(),
                contact(account, event, value),
                EventName.of("type", event.getType()),
                value,
                new EventId(event.getSource().toString(), event.getId()),
                time == null ? null : time.toInstant(),
                backfill(event.getExtension("backfill")));
    }

    /** Where the account says that it is in the data, if it is there; else the subject. */
    private static Email contact(Account account, CloudEvent event, EventValue value) {
        var pointer = account.contactPointer();
        var found = pointer == null ? null : value.at(pointer).textValue();
        if (found != null) {
            return Email.of("data at " + pointer, found);
        }
        if (pointer != null && event.getSubject() == null) {
            throw new InvalidInput(
                    "data at " + pointer, "must be the contact's e-mail address, or else subject", value.text());
        }
        return Email.of("subject", event.getSubject());
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
