package org.declic.door.activecampaign;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.Tenant;
import org.declic.entry.operate.Imports;
import org.declic.entry.operate.Imports.Batch;
import org.declic.entry.operate.Imports.Given;
import org.declic.entry.operate.Work;
import org.declic.entry.operate.WorkQueue;
import org.declic.event.ContactChanges;
import org.declic.event.StorageUnavailable;
import org.declic.event.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the contacts of an import, each in a transaction of its own together with the note that it is written: none is written
 * twice or lost when the node is stopped, and one that fails leaves the others alone. A node does one import at a time, as its
 * job holds a connection besides.
 */
public final class ImportContacts implements Work {

    public static final String TYPE = "declic-import-contacts";

    private static final Logger LOG = LoggerFactory.getLogger(ImportContacts.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 50;
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final Imports imports;
    private final Transaction transaction;
    private final ContactWriter writer;
    private final ContactChanges changes;
    private final Attributes attributes;
    private final WorkQueue queue;
    private final Semaphore one = new Semaphore(1);

    /** @param changes through the door of the API */
    public ImportContacts(
            ContactChanges changes,
            Transaction transaction,
            Contacts contacts,
            People people,
            Attributes attributes,
            Imports imports,
            WorkQueue queue) {
        this.imports = imports;
        this.transaction = transaction;
        this.writer = new ContactWriter(changes, contacts, people, attributes);
        this.changes = changes;
        this.attributes = attributes;
        this.queue = queue;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Left> run(String id) {
        if (!one.tryAcquire()) {
            return Optional.of(new Left(id, BUSY));
        }
        try {
            return imports.find(id).flatMap(this::run);
        } finally {
            one.release();
        }
    }

    private Optional<Left> run(Batch batch) {
        var next = imports.next(batch.id(), MOST);
        next.forEach(given -> write(batch, given));
        if (next.size() == MOST) {
            return Optional.of(new Left(batch.id(), Duration.ZERO));
        }
        imports.completed(batch.id());
        if (batch.callback() != null) {
            queue.add(ImportCallback.TYPE, batch.id(), batch.tenant());
        }
        return Optional.empty();
    }

    private void write(Batch batch, Given given) {
        try {
            transaction.runApart(() -> {
                var contact = write(batch.tenant(), given);
                imports.written(batch.id(), given.nth(), contact);
                return contact;
            });
        } catch (InvalidInput invalid) {
            failed(batch, given, String.valueOf(invalid.getMessage()));
        } catch (RuntimeException failure) {
            if (StorageUnavailable.isCauseOf(failure)) {
                throw failure;
            }
            LOG.error("Contact {} of import {} could not be written", given.nth(), batch.id(), failure);
            failed(batch, given, "could not be written; the log says why");
        }
    }

    private void failed(Batch batch, Given given, String why) {
        transaction.runApart(() -> {
            imports.failed(batch.id(), given.nth(), why);
            return why;
        });
    }

    private long write(Tenant tenant, Given given) {
        var content = content(given);
        var contact = new ApiBody("contact", content);
        var email = Email.of("email", given.email());
        var values = new LinkedHashMap<String, String>();
        for (var one : ImportBody.each(content, "fields")) {
            var field = new ApiBody("fields", one);
            values.put(name(tenant, Kind.FIELD, field.text("id")), field.value("value"));
        }
        var written = writer.save(
                        tenant,
                        email,
                        contact.text("first_name"),
                        contact.text("last_name"),
                        contact.text("phone"),
                        values,
                        null)
                .contact();
        ImportBody.each(content, "tags")
                .forEach(tag -> changes.addTag(tenant, email, Attribute.name("tags", tag.asText())));
        for (var one : ImportBody.each(content, "unsubscribe")) {
            changes.unsubscribe(tenant, email, name(tenant, Kind.LIST, new ApiBody("list", one).text("listid")));
        }
        var left = attributes.of(written, Kind.LIST).stream()
                .filter(list -> list.value().equals(Attached.UNSUBSCRIBED))
                .map(list -> list.attribute().name())
                .toList();
        for (var one : ImportBody.each(content, "subscribe")) {
            var list = name(tenant, Kind.LIST, new ApiBody("list", one).text("listid"));
            if (!left.contains(list)) { // who has left a list is not subscribed by an import
                changes.subscribe(tenant, email, list);
            }
        }
        return written.id();
    }

    private String name(Tenant tenant, Kind kind, @org.jspecify.annotations.Nullable String id) {
        return attributes
                .find(tenant, kind, ApiBody.id(kind.word(), id))
                .orElseThrow(() -> new InvalidInput(kind.word(), "must be an id that there is", id))
                .name();
    }

    private static JsonNode content(Given given) {
        try {
            return JSON.readTree(given.content());
        } catch (JacksonException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
