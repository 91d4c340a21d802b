package org.declic.app.soak;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.declic.app.soak.Model.Asked;
import org.declic.app.soak.Records.DecisionRow;
import org.declic.app.soak.Records.EntryRow;
import org.declic.app.soak.Records.InstanceRow;
import org.declic.app.soak.Records.Place;
import org.declic.app.soak.Rules.Verdict;

/** Compares what was acknowledged with what the model makes of it and with what the database holds. */
final class Judge {

    private final Diary diary;
    private final Records records;
    private final Suspensions suspensions;
    private final Differences differences = new Differences();

    private final Map<String, List<EntryRow>> entriesByInstance;
    private final Map<String, InstanceRow> instances = new HashMap<>();
    private final Map<String, List<String>> reached;
    private final Map<String, String> paidBy;
    private final Map<Place, List<DecisionRow>> decisions;
    private final Set<String> mailsDue = new TreeSet<>();
    private long judged;
    private long entered;

    private Judge(Diary diary, Records records, Suspensions suspensions) {
        this.diary = diary;
        this.records = records;
        this.suspensions = suspensions;
        records.keep();
        this.entriesByInstance = records.entries().stream().collect(groupingBy(EntryRow::instance));
        records.instances().forEach(instance -> instances.put(instance.id(), instance));
        this.reached = records.reached();
        this.paidBy = records.paidBy();
        this.decisions = records.decisions().values().stream().collect(groupingBy(DecisionRow::place));
    }

    /** Judges all of it. Nothing must be in line any more. */
    static Judge of(Diary diary, Records records, Suspensions suspensions) {
        var judge = new Judge(diary, records, suspensions);
        judge.judge();
        return judge;
    }

    List<String> differences() {
        return differences.all();
    }

    /** The ids of the events for which a mail was to be sent. */
    Set<String> mailsDue() {
        return mailsDue;
    }

    String counts() {
        return "%,d decisions judged one by one, %,d of them entries".formatted(judged, entered);
    }

    private void judge() {
        var contacts = records.contacts();
        var known = new HashSet<Long>();
        var log = new EventsOfContact(diary, records, differences);
        diary.contacts().forEach((contact, sent) -> {
            var id = contacts.get(contact);
            var happened = log.judged(contact, id, sent);
            if (id != null) {
                known.add(id);
                judge(contact, id, happened);
            }
        });
        strangers(known);
        records.leftOver().forEach(differences::leftOver);
    }

    private void judge(String contact, long id, List<Happening> happened) {
        var model = Model.of(happened);
        var events = new HashMap<Long, Happening>();
        happened.forEach(event -> events.put(event.seq(), event));
        model.verdicts().forEach((asked, verdict) -> {
            judged++;
            var event = events.get(asked.seq());
            var about = decisions.getOrDefault(new Place(id, asked.seq()), List.of()).stream()
                    .filter(one -> one.automation().equals(asked.automation())
                            && one.trigger().equals(asked.trigger()))
                    .toList();
            if (about.size() != 1) {
                differences.add(contact, event.id(), asked.automation(), verdict + ", one decision", seen(about));
                return;
            }
            var decision = about.get(0);
            if (suspensions.explain(decision)) {
                return;
            }
            if (verdict != Verdict.EITHER && decision.isEntered() != (verdict == Verdict.ENTERS)) {
                differences.add(contact, event.id(), asked.automation(), verdict.toString(), seen(about));
            } else if (decision.isEntered()) {
                entered++;
                judgeEntry(contact, event, asked, decision, model);
            }
        });
        log(id, contact, events, model);
    }

    private void judgeEntry(String contact, Happening event, Asked asked, DecisionRow decision, Model model) {
        var rows = entriesByInstance.getOrDefault(decision.instance(), List.of()).stream()
                .filter(row -> row.place().equals(decision.place())
                        && row.automation().equals(asked.automation())
                        && row.trigger().equals(asked.trigger()))
                .count();
        if (rows != 1) {
            differences.add(contact, event.id(), asked.automation(), "one entry", rows + " entries");
        }
        var instance = instances.get(decision.instance());
        if (instance == null
                || !instance.automation().equals(asked.automation())
                || !instance.contact().equals(contact)) {
            differences.add(contact, event.id(), asked.automation(), "its instance", String.valueOf(instance));
            return;
        }
        if (asked.automation().equals("m-mail")) {
            mailsDue.add(event.id());
        }
        model.entry(asked).ifPresent(entry -> judgeWay(contact, event, entry, instance));
    }

    /** Where the instance has come to, and by which event. */
    private void judgeWay(String contact, Happening event, Entry entry, InstanceRow instance) {
        var expected = List.copyOf(entry.reached());
        var way =
                reached.getOrDefault(instance.id(), List.of()).stream().sorted().toList();
        if (!way.equals(expected.stream().sorted().toList())) {
            differences.add(
                    contact, event.id(), entry.automation(), "reached " + expected, way + " of " + instance.id());
        }
        var seen = paidBy.getOrDefault(instance.id(), "");
        // who is cancelled while waiting writes the variable, too, as Camunda leaves the wait like that: with what
        // started it
        if (entry.reached().contains("After") && !seen.equals(entry.paidBy())) {
            differences.add(
                    contact,
                    event.id(),
                    entry.automation(),
                    "went on with '" + entry.paidBy() + "'",
                    "'" + seen + "' in " + instance.id());
        }
        var ends = !Set.of(Automations.WAITING, Automations.CHOOSY).contains(entry.automation())
                && (!entry.automation().equals("m-exit") || entry.hasEnded());
        if (ends != instance.ended()) {
            differences.add(
                    contact,
                    event.id(),
                    entry.automation(),
                    ends ? "has ended" : "waits",
                    (instance.ended() ? "has ended" : "runs") + ", " + instance.id());
        }
    }

    /** Decisions about this contact that the model does not know of. */
    private void log(long id, String contact, Map<Long, Happening> events, Model model) {
        records.decisions().values().stream()
                .filter(decision -> decision.place().contact() == id)
                .filter(decision -> !model.verdicts()
                        .containsKey(new Asked(
                                decision.automation(),
                                decision.trigger(),
                                decision.place().seq())))
                .forEach(decision -> differences.add(
                        contact, decision.eventId(), decision.automation(), "no decision", decision.toString()));
    }

    /** What belongs to nobody: of erased contacts, or without a decision. */
    private void strangers(Set<Long> known) {
        var there = records.decisionsThere();
        var started = new HashSet<String>();
        records.decisions().values().forEach(decision -> {
            if (!known.contains(decision.place().contact()) && there.contains(decision.id())) {
                differences.add(
                        decision.contact(), decision.eventId(), decision.automation(), "erased", decision.toString());
            }
            if (!there.contains(decision.id())
                    && known.contains(decision.place().contact())) {
                differences.unlessForgotten(decision, records.forgottenBefore());
            }
            if (decision.isEntered() && !started.add(String.valueOf(decision.instance()))) {
                differences.add(
                        decision.contact(),
                        decision.eventId(),
                        decision.automation(),
                        "an instance of its own",
                        decision.toString());
            }
        });
        instances.values().stream()
                .filter(instance -> !started.contains(instance.id()))
                .forEach(instance ->
                        differences.add(instance.contact(), "-", instance.automation(), "a decision", "" + instance));
        entriesByInstance.values().stream()
                .flatMap(List::stream)
                .filter(entry -> !started.contains(entry.instance()))
                .forEach(entry ->
                        differences.add("" + entry.place(), "-", entry.automation(), "a decision", "" + entry));
    }

    private static String seen(List<DecisionRow> about) {
        var texts = new ArrayList<String>();
        about.forEach(one -> texts.add(one.outcome() + " " + one.kind() + " " + one.reasons() + " (decision " + one.id()
                + " at " + one.decidedAt() + ")"));
        return texts.isEmpty() ? "no decision" : String.join("; ", texts);
    }
}
