package org.declic.door.operate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.Tenant;
import org.declic.door.DoorRefusal;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.operate.EraseContact;
import org.declic.entry.operate.Instances;
import org.declic.event.EventLog;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is stored about a contact, and its erasure. For administrators. */
@RestController
public class ContactsDoor {

    private static final int PORTION = 500;
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final Contacts contacts;
    private final People people;
    private final Attributes attributes;
    private final EventLog log;
    private final Decisions decisions;
    private final Instances instances;
    private final EraseContact eraseContact;

    public ContactsDoor(
            Contacts contacts,
            People people,
            Attributes attributes,
            EventLog log,
            Decisions decisions,
            Instances instances,
            EraseContact eraseContact) {
        this.contacts = contacts;
        this.people = people;
        this.attributes = attributes;
        this.log = log;
        this.decisions = decisions;
        this.instances = instances;
        this.eraseContact = eraseContact;
    }

    /** The same as by the path, for any address: one with a slash or a percent sign can't stand in a path. */
    @GetMapping("/contacts")
    void exportByAddress(
            @RequestParam("email") String email,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            HttpServletResponse response)
            throws IOException {
        export(email, tenant, response);
    }

    /** The same as by the path, for any address. */
    @DeleteMapping("/contacts")
    Map<String, Map<String, Long>> eraseByAddress(
            @RequestParam("email") String email,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return erase(email, tenant);
    }

    /** All that is stored about the contact, as one JSON document, written while it is read. */
    @GetMapping("/contacts/{email}")
    void export(
            @PathVariable("email") String email,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            HttpServletResponse response)
            throws IOException {
        var address = Email.of("email", email);
        var contact = contacts.find(Tenant.of(tenant), address).orElseThrow(() -> noContact(address));
        var person = people.find(contact.tenant(), contact.id()).orElseThrow(() -> noContact(address));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var json = new JsonFactory(JSON).createGenerator(response.getOutputStream())) {
            json.setCodec(JSON);
            json.writeStartObject();
            json.writeStringField("email", address.value());
            json.writeStringField("firstName", person.names().first());
            json.writeStringField("lastName", person.names().last());
            json.writeStringField("phone", person.names().phone());
            json.writeStringField("createdAt", person.createdAt().toString());
            for (var kind : Kind.values()) {
                json.writeObjectFieldStart(kind.word() + "s");
                for (var attached : attributes.of(contact, kind)) {
                    json.writeStringField(attached.attribute().name(), attached.value());
                }
                json.writeEndObject();
            }
            all(
                    json,
                    "events",
                    offset -> log.newestFirst(contact.id(), PORTION, offset).items().stream()
                            .map(ContactsDoor::event)
                            .toList());
            all(
                    json,
                    "decisions",
                    offset -> decisions.of(contact.id(), PORTION, offset).stream()
                            .map(ContactsDoor::decision)
                            .toList());
            json.writeArrayFieldStart("processInstances");
            var ids = instances.of(contact.tenant(), contact.email());
            for (var from = 0; from < ids.size(); from += PORTION) {
                for (var one : instances(ids.subList(from, Math.min(from + PORTION, ids.size())))) {
                    json.writePOJO(one);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** Removes all that is stored about the contact and says how many of what. */
    @DeleteMapping("/contacts/{email}")
    Map<String, Map<String, Long>> erase(
            @PathVariable("email") String email,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        var address = Email.of("email", email);
        return Map.of("removed", eraseContact.erase(Tenant.of(tenant), address).orElseThrow(() -> noContact(address)));
    }

    private List<ShownInstance> instances(List<String> ids) {
        return instances.show(ids).stream()
                .map(one -> new ShownInstance(
                        one.id(),
                        one.automation(),
                        String.valueOf(one.startedAt()),
                        one.endedAt() == null ? null : one.endedAt().toString(),
                        one.variables()))
                .toList();
    }

    private static void all(JsonGenerator json, String field, IntFunction<List<?>> portion) throws IOException {
        json.writeArrayFieldStart(field);
        var offset = 0;
        for (var found = portion.apply(0); !found.isEmpty(); found = portion.apply(offset)) {
            for (var one : found) {
                json.writePOJO(one);
            }
            offset += found.size();
        }
        json.writeEndArray();
    }

    private static ShownEvent event(RecordedEvent event) {
        return new ShownEvent(
                event.name().value(),
                event.id().source(),
                event.id().id(),
                event.value().text(),
                event.occurredAt().toString(),
                event.recordedAt().toString());
    }

    private static ShownDecision decision(Decision decision) {
        return new ShownDecision(
                decision.automation(),
                decision.trigger(),
                decision.event(),
                decision.eventId(),
                decision.outcome().word(),
                decision.reasons(),
                decision.processInstanceId(),
                decision.decidedAt().toString());
    }

    private static DoorRefusal noContact(Email email) {
        return new DoorRefusal(HttpStatus.NOT_FOUND, "no contact " + InvalidInput.shown(email.value()));
    }

    record ShownEvent(
            String name, String source, String id, @Nullable String value, String occurredAt, String recordedAt) {}

    record ShownDecision(
            String automation,
            String trigger,
            String event,
            String eventId,
            String outcome,
            List<String> reasons,
            @Nullable String processInstanceId,
            String decidedAt) {}

    record ShownInstance(
            String id,
            String automation,
            String startedAt,
            @Nullable String endedAt,
            Map<String, String> variables) {}
}
