package org.declic.door.activecampaign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Contact;
import org.declic.contact.Person;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Things as ActiveCampaign's API 3 shows them: ids and counts are JSON strings, times are ISO 8601. */
final class ApiShapes {

    private static final int HASH_BYTES = 20;

    private ApiShapes() {}

    static Map<String, Object> contact(Person person) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", text(person.contact().id()));
        shape.put("email", person.contact().email().value());
        shape.put("firstName", person.names().first());
        shape.put("lastName", person.names().last());
        shape.put("phone", person.names().phone());
        shape.put("cdate", time(person.createdAt()));
        shape.put("udate", time(person.updatedAt()));
        shape.put("orgid", "0");
        shape.put("hash", hash("contact " + person.contact().id()));
        shape.put("ip", "0");
        shape.put("deleted", "0");
        shape.put("noMail", person.noMail() ? "1" : "0");
        shape.put("links", Map.of());
        return shape;
    }

    static Map<String, Object> attribute(Attribute attribute) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", text(attribute.id()));
        switch (attribute.kind()) {
            case LIST -> {
                shape.put("name", attribute.name());
                shape.put("stringid", slug(attribute.name()));
            }
            case TAG -> {
                shape.put("tag", attribute.name());
                shape.put("tagType", "contact");
                shape.put("description", attribute.description());
            }
            case FIELD -> {
                shape.put("title", attribute.name());
                shape.put("descript", attribute.description());
                shape.put("type", attribute.form().type());
                shape.put("perstag", perstag(attribute));
                shape.put("options", List.of());
                shape.put("relations", List.of());
            }
        }
        shape.put("cdate", time(attribute.createdAt()));
        shape.put("links", Map.of());
        return shape;
    }

    static Map<String, Object> attached(Attached attached) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", text(attached.id()));
        shape.put("contact", text(attached.contactId()));
        var attribute = text(attached.attribute().id());
        switch (attached.attribute().kind()) {
            case LIST -> {
                shape.put("list", attribute);
                shape.put("status", attached.value());
                var subscribed = attached.value().equals(Attached.SUBSCRIBED);
                shape.put("sdate", subscribed ? time(attached.changedAt()) : null);
                shape.put("udate", subscribed ? null : time(attached.changedAt()));
            }
            case TAG -> {
                shape.put("tag", attribute);
                shape.put("cdate", time(attached.changedAt()));
            }
            case FIELD -> {
                shape.put("field", attribute);
                shape.put("value", attached.value());
                shape.put("udate", time(attached.changedAt()));
            }
        }
        shape.put("links", Map.of());
        return shape;
    }

    /** Of a field whose value was taken from the contact. */
    static Map<String, Object> noValue(Contact contact, Attribute field) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("contact", text(contact.id()));
        shape.put("field", text(field.id()));
        shape.put("value", "");
        shape.put("links", Map.of());
        return shape;
    }

    static Map<String, @Nullable Object> log(RecordedEvent event) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", text(event.seq()));
        shape.put("contact", text(event.contact().id()));
        shape.put("subscriberid", text(event.contact().id()));
        shape.put("tstamp", time(event.occurredAt()));
        shape.put("type", event.name().value());
        shape.put("event", event.name().value());
        shape.put("value", event.value().text());
        shape.put("hash", hash("event " + event.contact().id() + " " + event.seq()));
        shape.put("links", Map.of());
        return shape;
    }

    /** Some of many, under the name of their kind. */
    static Map<String, Object> page(String kind, List<?> items, long total) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put(kind, items);
        shape.put("meta", Map.of("total", text(total)));
        return shape;
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    static String time(Instant at) {
        return at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }

    /** Always the same of the same thing, and of no other. */
    private static String hash(String thing) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(thing.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The name by which mails refer to a field. */
    static String perstag(Attribute field) {
        var own = field.form().perstag();
        return !own.isEmpty() ? own : slug(field.name()).replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }

    static String slug(String name) {
        return name.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }
}
