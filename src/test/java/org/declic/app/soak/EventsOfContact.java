package org.declic.app.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.declic.app.soak.Records.EventRow;
import org.declic.app.soak.Records.Place;

/** Judges the log: what was acknowledged is there once and in order, what is there was sent or tracked by an automation. */
final class EventsOfContact {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Diary diary;
    private final Records records;
    private final Differences differences;
    private final Set<Place> there;
    private final Map<Long, List<EventRow>> byContact = new HashMap<>();

    EventsOfContact(Diary diary, Records records, Differences differences) {
        this.diary = diary;
        this.records = records;
        this.differences = differences;
        this.there = records.eventsThere();
        records.events()
                .values()
                .forEach(row -> byContact
                        .computeIfAbsent(row.place().contact(), id -> new ArrayList<>())
                        .add(row));
    }

    /**
     * @param id null if the contact is not there
     * @return what has happened, by its number
     */
    List<Happening> judged(String contact, Long id, List<Sent> sent) {
        var rows = id == null ? List.<EventRow>of() : byContact.getOrDefault(id, List.of());
        var byId = new HashMap<String, EventRow>();
        rows.forEach(row -> {
            if (byId.put(row.id(), row) != null) {
                differences.add(contact, row.id(), "the log", "recorded once", "twice, the second as " + row.place());
            }
        });
        acknowledged(contact, sent, byId);
        tracked(contact, rows);
        return rows.stream().map(row -> happening(contact, row)).toList();
    }

    private void acknowledged(String contact, List<Sent> sent, Map<String, EventRow> byId) {
        var last = 0L;
        for (var one : sent) {
            var row = byId.get(one.id());
            if (row != null && one.isErased()) {
                differences.add(contact, one.id(), "the log", "erased", row.toString());
            } else if (row == null && one.isAcknowledged() && !one.isErased()) {
                differences.add(contact, one.id(), "the log", "recorded, acknowledged by " + one.door(), "not there");
            } else if (row != null && one.isAcknowledged()) {
                if (row.place().seq() < last) {
                    differences.add(contact, one.id(), "the log", "after number " + last, row.toString());
                }
                last = row.place().seq();
            }
        }
    }

    /** Each event that a step has tracked names what has caused it: one for each entry, which {@link Judge} knows. */
    private void tracked(String contact, List<EventRow> rows) {
        var ids = new HashSet<String>();
        rows.forEach(row -> ids.add(row.id()));
        for (var chain : List.of(List.of("Visited", "Chained"), List.of("Chained", "Chained on"))) {
            var causes = new ArrayList<String>();
            rows.stream()
                    .filter(row -> row.name().equals(chain.get(1)))
                    .forEach(row -> causes.add(data(row).path("cause").asText()));
            for (var row : rows) {
                var times = causes.stream().filter(row.id()::equals).count();
                if (row.name().equals(chain.get(0)) && times != 1) {
                    differences.add(contact, row.id(), "the log", "one " + chain.get(1) + " from it", "" + times);
                }
            }
            causes.stream()
                    .filter(cause -> !ids.contains(cause))
                    .forEach(cause -> differences.add(
                            contact, cause, "the log", "is there, as it has caused " + chain.get(1), "not there"));
        }
    }

    private Happening happening(String contact, EventRow row) {
        var sent = diary.find(row.id());
        var forgotten = !there.contains(row.place());
        if (forgotten && !row.recordedAt().isBefore(records.forgottenBefore())) {
            differences.add(contact, row.id(), "the log", "is there", "deleted: " + row);
        }
        if (sent == null && !row.name().startsWith("Chained") && !isCreation(row)) {
            differences.add(contact, row.id(), "the log", "not sent by anybody", row.toString());
        }
        var data = data(row);
        if (sent != null
                && !(sent.name().equals(row.name())
                        && sent.contact().equals(contact)
                        && data.path("amount").asInt() == sent.amount()
                        && data.path("key").asText().equals(sent.key()))) {
            differences.add(contact, row.id(), "the log", sent.name() + " " + sent.data(), row.toString());
        }
        return new Happening(
                row.place().seq(),
                row.id(),
                row.name(),
                sent == null ? -1 : sent.amount(),
                sent == null ? "" : sent.key(),
                row.occurredAt(),
                row.recordedAt(),
                forgotten);
    }

    /** Recorded by itself before the first event of a contact. */
    private static boolean isCreation(EventRow row) {
        return row.name().equals("Contact created") && row.place().seq() == 1;
    }

    private static JsonNode data(EventRow row) {
        try {
            return JSON.readTree(row.value());
        } catch (IOException broken) {
            throw new UncheckedIOException(row.toString(), broken);
        }
    }
}
