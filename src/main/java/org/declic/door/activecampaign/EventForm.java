package org.declic.door.activecampaign;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.door.GivenTwice;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.TrackedEvent;
import org.jspecify.annotations.Nullable;

/**
 * ActiveCampaign's form for event tracking: {@code event}, {@code eventdata}, {@code visit} as JSON text with {@code email}
 * or {@code visit[email]}, {@code eventdata} as one text or by members such as {@code eventdata[amount]}; and Declic's own fields {@code event_id}, {@code timestamp}, {@code backfill}.
 */
final class EventForm {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final FormFields fields;

    EventForm(HttpServletRequest request) {
        this.fields = new FormFields(request);
    }

    @Nullable
    String field(String name) {
        return fields.single(name);
    }

    /** @throws InvalidInput naming the field that is wrong */
    TrackedEvent event(Tenant tenant) {
        EventFields.require(fields);
        return new TrackedEvent(
                tenant,
                Email.of("visit.email", email()),
                EventName.of("event", field("event")),
                value(),
                id(),
                timestamp(),
                backfill());
    }

    private EventValue value() {
        var text = field("eventdata");
        var data = FormData.of("eventdata", fields);
        if (text != null && data != null) {
            throw new InvalidInput(
                    "eventdata", "must be one text, or members such as eventdata[amount], not both", text);
        }
        return data == null ? EventValue.of(text) : EventValue.of(data);
    }

    private @Nullable String email() {
        var plain = field("visit[email]");
        var visit = field("visit");
        if (plain != null && visit != null) {
            throw new InvalidInput("visit", "must be given once, as JSON or as visit[email]", visit);
        }
        if (visit == null) {
            return plain;
        }
        try {
            JsonNode email = JSON.readTree(visit).path("email");
            return email.isMissingNode() || email.isNull() ? null : email.asText();
        } catch (JacksonException broken) {
            throw GivenTwice.in(broken)
                    .map(twice -> twice.in("visit." + twice.field()))
                    .orElseGet(() ->
                            new InvalidInput("visit", "must be JSON such as {\"email\":\"ana@example.com\"}", visit));
        }
    }

    private @Nullable EventId id() {
        var id = field("event_id");
        if (id == null || id.isEmpty()) {
            return null;
        }
        try {
            return EventId.of(id);
        } catch (InvalidInput invalid) {
            throw invalid.in("event_id");
        }
    }

    private @Nullable Instant timestamp() {
        var text = field("timestamp");
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.strip().matches("\\d{1,11}")
                    ? Instant.ofEpochSecond(Long.parseLong(text.strip()))
                    : DateTimeFormatter.ISO_OFFSET_DATE_TIME
                            .parse(text.strip(), OffsetDateTime::from)
                            .toInstant();
        } catch (DateTimeException wrong) {
            throw new InvalidInput(
                    "timestamp", "must be an ISO-8601 date-time with offset, or seconds since 1970", text);
        }
    }

    private boolean backfill() {
        var text = field("backfill");
        if (text == null || text.isEmpty() || text.equals("false") || text.equals("0")) {
            return false;
        }
        if (text.equals("true") || text.equals("1")) {
            return true;
        }
        throw new InvalidInput("backfill", "must be true or false", text);
    }
}
