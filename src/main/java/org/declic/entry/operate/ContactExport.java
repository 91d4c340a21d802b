package org.declic.entry.operate;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.contact.Addresses;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.People;
import org.declic.contact.Person;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.Entries;
import org.declic.entry.Entries.Stay;
import org.declic.entry.InstanceEvents;
import org.declic.entry.operate.ContactRows.MailRow;
import org.declic.entry.operate.Instances.Instance;
import org.declic.event.EventLog;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** All that is stored about a contact, read portion by portion while it is written. For whoever sees all there is. */
public final class ContactExport {

    private static final int PORTION = 500;

    private final Contacts contacts;
    private final Addresses addresses;
    private final People people;
    private final Attributes attributes;
    private final EventLog log;
    private final InstanceEvents instanceEvents;
    private final Decisions decisions;
    private final Instances instances;
    private final Entries entries;
    private final ContactRows rows;

    public ContactExport(
            Contacts contacts,
            Addresses addresses,
            People people,
            Attributes attributes,
            EventLog log,
            InstanceEvents instanceEvents,
            Decisions decisions,
            Instances instances,
            Entries entries,
            ContactRows rows) {
        this.contacts = contacts;
        this.addresses = addresses;
        this.people = people;
        this.attributes = attributes;
        this.log = log;
        this.instanceEvents = instanceEvents;
        this.decisions = decisions;
        this.instances = instances;
        this.entries = entries;
        this.rows = rows;
    }

    /** By the address of the contact, or one that it had before. Empty if there is no such contact. */
    public Optional<Person> find(Tenant tenant, Email email) {
        return contacts.find(tenant, email).flatMap(contact -> people.find(tenant, contact.id()));
    }

    /** Addresses that the contact had before, the latest first, by which it is still found. */
    public List<String> formerEmails(Contact contact) {
        return addresses.all(contact).stream().skip(1).map(Email::value).toList();
    }

    /** The names of lists, tags or fields, each with its value. */
    public Map<String, String> attributes(Contact contact, Kind kind) {
        return attributes.of(contact, kind).stream()
                .collect(Collectors.toMap(
                        one -> one.attribute().name(),
                        one -> one.value(),
                        (first, second) -> second,
                        java.util.LinkedHashMap::new));
    }

    /** Into whichever automation, by time. */
    public Stream<ExportedEntry> entries(Contact contact) {
        return entries.of(contact.id()).stream().map(ExportedEntry::of);
    }

    /** See {@link ContactRows#mails}. */
    public Stream<MailRow> mails(Contact contact) {
        return rows.mails(contact).stream();
    }

    /** See {@link ContactRows#tallies}. */
    public Map<String, Long> tallies(Contact contact) {
        return rows.tallies(contact);
    }

    /** The one recorded last first. */
    public Stream<ExportedEvent> events(Contact contact) {
        var kept = instanceEvents.keptOf(contact.id());
        return Stream.iterate(
                        log.newestBefore(contact.id(), Long.MAX_VALUE, PORTION),
                        found -> !found.isEmpty(),
                        found -> log.newestBefore(
                                contact.id(), found.get(found.size() - 1).seq(), PORTION))
                .flatMap(List::stream)
                .map(event -> ExportedEvent.of(event, kept.getOrDefault(event.seq(), List.of())));
    }

    /** In the order of the events. */
    public Stream<ExportedDecision> decisions(Contact contact) {
        return portions(offset -> decisions.of(contact.id(), PORTION, offset)).map(ExportedDecision::of);
    }

    /** Of every automation and any other process, running and of the past, by time within each portion. */
    public Stream<ExportedInstance> instances(Contact contact) {
        var ids = addresses.all(contact).stream()
                .flatMap(address -> instances.of(contact.tenant(), address).stream())
                .distinct()
                .toList();
        return Stream.iterate(0, from -> from < ids.size(), from -> from + PORTION)
                .flatMap(from -> instances.show(ids.subList(from, Math.min(from + PORTION, ids.size()))).stream())
                .map(ExportedInstance::of);
    }

    private static <T> Stream<T> portions(IntFunction<List<T>> portion) {
        return Stream.iterate(0, offset -> offset + PORTION)
                .map(portion::apply)
                .takeWhile(found -> !found.isEmpty())
                .flatMap(List::stream);
    }

    /** @param keptFor ids of the suspended instances that get it when they are activated */
    public record ExportedEvent(
            String name,
            String source,
            String id,
            @Nullable String value,
            @JsonSerialize(using = ToStringSerializer.class) Instant occurredAt,
            @JsonSerialize(using = ToStringSerializer.class) Instant recordedAt,
            boolean startsNothing,
            List<String> keptFor) {

        static ExportedEvent of(RecordedEvent event, List<String> keptFor) {
            return new ExportedEvent(
                    event.name().value(),
                    event.id().source(),
                    event.id().id(),
                    event.value().text(),
                    event.occurredAt(),
                    event.recordedAt(),
                    event.startsNothing(),
                    keptFor);
        }
    }

    /** @param exitedAt null if the instance runs */
    public record ExportedEntry(
            String automation,
            String processInstanceId,
            @JsonSerialize(using = ToStringSerializer.class) Instant enteredAt,

            @JsonSerialize(using = ToStringSerializer.class) @Nullable
            Instant exitedAt) {

        static ExportedEntry of(Stay stay) {
            return new ExportedEntry(stay.automation(), stay.processInstanceId(), stay.enteredAt(), stay.exitedAt());
        }
    }

    /** @param event empty by hand and with the audience, as is the id */
    public record ExportedDecision(
            String automation,
            String trigger,
            String event,
            String eventId,
            String outcome,
            List<String> reasons,
            @Nullable String processInstanceId,
            @JsonSerialize(using = ToStringSerializer.class) Instant decidedAt) {

        static ExportedDecision of(Decision decision) {
            return new ExportedDecision(
                    decision.automation(),
                    decision.trigger(),
                    decision.event(),
                    decision.eventId(),
                    decision.outcome().word(),
                    decision.reasons(),
                    decision.processInstanceId(),
                    decision.decidedAt());
        }
    }

    /** @param endedAt null if it runs */
    public record ExportedInstance(
            String id,
            String automation,
            String startedAt,

            @JsonSerialize(using = ToStringSerializer.class) @Nullable
            Instant endedAt,

            Map<String, String> variables) {

        static ExportedInstance of(Instance one) {
            return new ExportedInstance(
                    one.id(), one.automation(), String.valueOf(one.startedAt()), one.endedAt(), one.variables());
        }
    }
}
