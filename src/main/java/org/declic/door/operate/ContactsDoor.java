package org.declic.door.operate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Person;
import org.declic.contact.Tenant;
import org.declic.door.DoorRefusal;
import org.declic.entry.operate.ChangeAddress;
import org.declic.entry.operate.ContactExport;
import org.declic.entry.operate.EraseContact;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is stored about a contact, its erasure, and a change of its address. For administrators. */
@RestController
public class ContactsDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ContactExport export;
    private final EraseContact eraseContact;
    private final ChangeAddress changeAddress;

    public ContactsDoor(ContactExport export, EraseContact eraseContact, ChangeAddress changeAddress) {
        this.export = export;
        this.eraseContact = eraseContact;
        this.changeAddress = changeAddress;
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

    /** The same as by the path, for any address. */
    @PatchMapping("/contacts")
    Map<String, Object> changeByAddress(
            @RequestParam("email") String email,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestBody JsonNode body) {
        return change(email, tenant, body);
    }

    /** Gives the contact another address: the member {@code email} of the body. All that is stored stays. */
    @PatchMapping("/contacts/{email}")
    Map<String, Object> change(
            @PathVariable("email") String email,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestBody JsonNode body) {
        var address = Email.of("email", email);
        body.fieldNames().forEachRemaining(member -> {
            if (!member.equals("email")) {
                throw new InvalidInput(member, "is no member that can be changed here; there is email", null);
            }
        });
        var wanted = body.get("email");
        if (wanted == null || !wanted.isTextual()) {
            throw new InvalidInput("email", "must be given, as text", wanted == null ? null : wanted.toString());
        }
        var contact = changed(Tenant.of(tenant), address, Email.of("email", wanted.textValue()))
                .orElseThrow(() -> noContact(address));
        return Map.of("email", contact.email().value(), "formerEmails", export.formerEmails(contact));
    }

    private Optional<Contact> changed(Tenant tenant, Email from, Email to) {
        try {
            return changeAddress.change(tenant, from, to);
        } catch (InvalidInput taken) {
            throw new DoorRefusal(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(taken.getMessage()));
        }
    }

    /** All that is stored about the contact, as one JSON document, written while it is read. */
    @GetMapping("/contacts/{email}")
    void export(
            @PathVariable("email") String email,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            HttpServletResponse response)
            throws IOException {
        var address = Email.of("email", email);
        var person = export.find(Tenant.of(tenant), address).orElseThrow(() -> noContact(address));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var json = JSON.createGenerator(response.getOutputStream())) {
            write(json, person);
        }
    }

    private void write(JsonGenerator json, Person person) throws IOException {
        var contact = person.contact();
        json.writeStartObject();
        json.writeStringField("email", contact.email().value());
        json.writePOJOField("formerEmails", export.formerEmails(contact));
        json.writeStringField("firstName", person.names().first());
        json.writeStringField("lastName", person.names().last());
        json.writeStringField("phone", person.names().phone());
        json.writeBooleanField("noMail", person.noMail());
        json.writeStringField("createdAt", person.createdAt().toString());
        json.writeStringField("updatedAt", person.updatedAt().toString());
        json.writeStringField("tenant", contact.tenant().idOrNull());
        for (var kind : Kind.values()) {
            json.writePOJOField(kind.word() + "s", export.attributes(contact, kind));
        }
        json.writePOJOField("tallies", export.tallies(contact));
        all(json, "events", export.events(contact));
        all(json, "decisions", export.decisions(contact));
        all(json, "entries", export.entries(contact));
        all(json, "mails", export.mails(contact));
        all(json, "processInstances", export.instances(contact));
        json.writeEndObject();
    }

    private static <T> void all(JsonGenerator json, String field, Stream<T> rows) throws IOException {
        json.writeArrayFieldStart(field);
        for (var row : (Iterable<T>) rows::iterator) {
            json.writePOJO(row);
        }
        json.writeEndArray();
    }

    /** Removes all that is stored about the contact and says how many of what. */
    @DeleteMapping("/contacts/{email}")
    Map<String, Map<String, Long>> erase(
            @PathVariable("email") String email,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        var address = Email.of("email", email);
        return Map.of("removed", eraseContact.erase(Tenant.of(tenant), address).orElseThrow(() -> noContact(address)));
    }

    private static DoorRefusal noContact(Email email) {
        return new DoorRefusal(HttpStatus.NOT_FOUND, "no contact " + InvalidInput.shown(email.value()));
    }
}
