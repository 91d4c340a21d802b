package org.declic.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.declic.contact.Tenant;
import org.declic.entry.Entries;
import org.declic.entry.Entry;
import org.declic.store.EntryAnswers.Answer;

/**
 * Entries that are written together at the end of their transaction, and before anybody asks for the same contact in the same
 * transaction. Two with one claim collide when they are written. What is foreseen is looked up together as well, and
 * forgotten about a contact who enters meanwhile.
 */
public final class GatheredEntries implements Entries {

    private final JdbcEntries entries;
    private final Gathering<Entry> gathering;
    private final OfTransaction<Map<Question, Answer>> foreseen = new OfTransaction<>(HashMap::new, answers -> {});

    public GatheredEntries(JdbcEntries entries) {
        this.entries = entries;
        this.gathering = new Gathering<>(entries::add);
    }

    @Override
    public void lock(Collection<Long> contactIds) {
        entries.lock(contactIds);
    }

    @Override
    public Optional<Instant> lastThrough(Past past, String trigger) {
        return foreseen(new Question.Through(past, trigger))
                .map(Answer::time)
                .orElseGet(() -> about(past).lastThrough(past, trigger));
    }

    @Override
    public Optional<Instant> withClaim(Past past, String trigger, String claim) {
        return foreseen(new Question.Claimed(past, trigger, claim))
                .map(Answer::time)
                .orElseGet(() -> about(past).withClaim(past, trigger, claim));
    }

    @Override
    public Optional<Instant> lastInto(Past past) {
        return about(past).lastInto(past);
    }

    @Override
    public Optional<Instant> inside(Past past) {
        return about(past).inside(past);
    }

    @Override
    public Recent since(Past past, String trigger, Instant after) {
        return foreseen(new Question.Since(past, trigger, after))
                .map(answer -> answer.since(after))
                .orElseGet(() -> about(past).since(past, trigger, after));
    }

    @Override
    public void foresee(Collection<Question> questions) {
        questions.forEach(question -> about(question.past()));
        foreseen.wanted().ifPresent(answers -> answers.putAll(entries.answers(questions)));
    }

    @Override
    public void add(List<Entry> added) {
        gathering.add(added);
        var entering = added.stream().map(entry -> entry.contact().id()).collect(Collectors.toSet());
        foreseen.get()
                .ifPresent(answers -> answers.keySet()
                        .removeIf(question -> entering.contains(question.past().contactId())));
    }

    @Override
    public void exited(String processInstanceId, Instant at) {
        gathering.writeIfAny(entry -> entry.processInstanceId().equals(processInstanceId));
        entries.exited(processInstanceId, at);
    }

    @Override
    public List<Stay> of(long contactId) {
        gathering.writeIfAny(entry -> entry.contact().id() == contactId);
        return entries.of(contactId);
    }

    @Override
    public boolean isEntry(Tenant tenant, String processInstanceId) {
        gathering.writeIfAny(entry -> entry.processInstanceId().equals(processInstanceId));
        return entries.isEntry(tenant, processInstanceId);
    }

    @Override
    public Counts counts(Tenant tenant, String automation) {
        gathering.writeIfAny(entry -> entry.automation().equals(automation));
        return entries.counts(tenant, automation);
    }

    private Optional<Answer> foreseen(Question question) {
        return foreseen.get().map(answers -> answers.get(question));
    }

    private Entries about(Past past) {
        gathering.writeIfAny(entry ->
                entry.contact().id() == past.contactId() && entry.automation().equals(past.automation()));
        return entries;
    }
}
