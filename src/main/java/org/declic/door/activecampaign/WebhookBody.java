package org.declic.door.activecampaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Person;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** The form in which webhooks are told, with the parameters that ActiveCampaign has. */
record WebhookBody(Attributes attributes) {

    String of(RecordedEvent event, Person person, String source) {
        var kind = WebhookKinds.of(event.name());
        var form = new LinkedHashMap<String, String>();
        form.put("type", kind);
        form.put("date_time", ApiShapes.time(event.occurredAt()));
        form.put("initiated_from", source);
        form.put("initiated_by", source);
        form.put("list", list(event, person));
        contact(form, person);
        var tag = text(event, "tag");
        if (tag != null) {
            form.put("tag", tag);
        }
        if (kind.equals(WebhookKinds.EVENT)) {
            form.put("event[name]", event.name().value());
            form.put("event[id]", event.id().id());
            form.put(
                    "event[value]",
                    java.util.Objects.requireNonNullElse(event.value().text(), ""));
        }
        return form.entrySet().stream()
                .map(one -> URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String list(RecordedEvent event, Person person) {
        var name = text(event, "list");
        return name == null
                ? "0"
                : attributes
                        .find(person.contact().tenant(), Kind.LIST, name)
                        .map(list -> Long.toString(list.id()))
                        .orElse("0");
    }

    private void contact(Map<String, String> form, Person person) {
        form.put("contact[id]", Long.toString(person.contact().id()));
        form.put("contact[email]", person.contact().email().value());
        form.put("contact[first_name]", person.names().first());
        form.put("contact[last_name]", person.names().last());
        form.put("contact[phone]", person.names().phone());
        form.put("contact[ip]", "0");
        form.put(
                "contact[tags]",
                attributes.of(person.contact(), Kind.TAG).stream()
                        .map(one -> one.attribute().name())
                        .collect(Collectors.joining(", ")));
        attributes
                .of(person.contact(), Kind.FIELD)
                .forEach(one -> form.put(
                        "contact[fields][" + ApiShapes.perstag(one.attribute()).toLowerCase(java.util.Locale.ROOT)
                                + "]",
                        one.value()));
    }

    /** What a change of a contact says of the list or tag; null for other events. */
    static @Nullable String text(RecordedEvent event, String member) {
        return org.declic.event.ContactChanges.isOwn(event.name().value())
                ? event.value()
                        .data()
                        .map(data -> data.path(member).textValue())
                        .orElse(null)
                : null;
    }
}
