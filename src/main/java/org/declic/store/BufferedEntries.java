package org.declic.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.Entries;
import org.declic.entry.Entry;
import org.declic.event.Listener;
import org.declic.store.EntryAnswers.Answer;
import org.declic.store.JdbcEntries.Exit;

/**
 * Entries, and that they have ended, are written together at the end of their transaction, and before anybody asks for the same
 * contact in the same transaction. Two with one claim collide when they are written. What is prefetched is looked up together as well, and
 * forgotten about a contact who enters meanwhile.
 */
public final class BufferedEntries implements Entries {

    private final JdbcEntries entries;
    private final WriteBuffer<Entry> buffer;
    private final WriteBuffer<Exit> exits;
    private final TransactionScoped<Map<EntriesQuestion, Answer>> prefetched =
            new TransactionScoped<>(HashMap::new, answers -> {});

    public BufferedEntries(JdbcEntries entries) {
        this.entries = entries;
        this.buffer = new WriteBuffer<>(entries::add);
        this.exits = new WriteBuffer<>(this::write);
    }

    @Override
    public Map<Long, Email> lock(Collection<Long> contactIds) {
        return entries.lock(contactIds);
    }

    @Override
    public Optional<Instant> lastThrough(EntriesBefore before, String trigger) {
        return prefetched(new EntriesQuestion.Through(before, trigger))
                .map(Answer::time)
                .orElseGet(() -> about(before).lastThrough(before, trigger));
    }

    @Override
    public Optional<Instant> withClaim(EntriesBefore before, String trigger, String claim) {
        return prefetched(new EntriesQuestion.Claimed(before, trigger, claim))
                .map(Answer::time)
                .orElseGet(() -> about(before).withClaim(before, trigger, claim));
    }

    @Override
    public Optional<Instant> lastInto(EntriesBefore before) {
        return about(before).lastInto(before);
    }

    @Override
    public Optional<Instant> inside(EntriesBefore before) {
        return about(before).inside(before);
    }

    @Override
    public Recent since(EntriesBefore before, String trigger, Instant after) {
        return prefetched(new EntriesQuestion.Since(before, trigger, after))
                .map(answer -> answer.since(after))
                .orElseGet(() -> about(before).since(before, trigger, after));
    }

    @Override
    public void prefetch(Collection<EntriesQuestion> questions) {
        questions.forEach(question -> about(question.before()));
        prefetched.wanted().ifPresent(answers -> answers.putAll(entries.answers(questions)));
    }

    @Override
    public void add(List<Entry> added) {
        exits.writeIfAny(exit -> true);
        buffer.add(added);
        var entering = added.stream().map(entry -> entry.contact().id()).collect(Collectors.toSet());
        prefetched
                .get()
                .ifPresent(answers -> answers.keySet()
                        .removeIf(
                                question -> entering.contains(question.before().contactId())));
    }

    @Override
    public Optional<Listener> takeBack(String processInstanceId) {
        buffer.writeIfAny(entry -> entry.processInstanceId().equals(processInstanceId));
        return entries.takeBack(processInstanceId);
    }

    @Override
    public void exited(String processInstanceId, Instant at) {
        exits.add(List.of(new Exit(processInstanceId, at)));
    }

    /** After the entries that they end. */
    private void write(List<Exit> ended) {
        var ids = ended.stream().map(Exit::processInstanceId).collect(Collectors.toSet());
        buffer.writeIfAny(entry -> ids.contains(entry.processInstanceId()));
        entries.exited(ended);
    }

    @Override
    public List<Stay> of(long contactId) {
        buffer.writeIfAny(entry -> entry.contact().id() == contactId);
        exits.writeIfAny(exit -> true);
        return entries.of(contactId);
    }

    @Override
    public boolean isEntry(Tenant tenant, String processInstanceId) {
        buffer.writeIfAny(entry -> entry.processInstanceId().equals(processInstanceId));
        return entries.isEntry(tenant, processInstanceId);
    }

    @Override
    public Map<String, Counts> counts(Tenant tenant, Collection<String> automations) {
        buffer.writeIfAny(entry -> automations.contains(entry.automation()));
        exits.writeIfAny(exit -> true);
        return entries.counts(tenant, automations);
    }

    private Optional<Answer> prefetched(EntriesQuestion question) {
        return prefetched.get().map(answers -> answers.get(question));
    }

    private Entries about(EntriesBefore before) {
        buffer.writeIfAny(entry ->
                entry.contact().id() == before.contactId() && entry.automation().equals(before.automation()));
        exits.writeIfAny(exit -> true);
        return entries;
    }
}
