package org.declic.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.declic.contact.Tenant;
import org.declic.entry.Entries;
import org.declic.entry.Entry;

/**
 * Entries that are written together at the end of their transaction, and before anybody asks for the same contact in the same
 * transaction. Two with one claim collide when they are written.
 */
public final class GatheredEntries implements Entries {

    private final Entries entries;
    private final Gathering<Entry> gathering;

    public GatheredEntries(Entries entries) {
        this.entries = entries;
        this.gathering = new Gathering<>(entries::add);
    }

    @Override
    public void lock(Collection<Long> contactIds) {
        entries.lock(contactIds);
    }

    @Override
    public Optional<Instant> lastThrough(Past past, String trigger) {
        return about(past.contactId()).lastThrough(past, trigger);
    }

    @Override
    public Optional<Instant> withClaim(Past past, String trigger, String claim) {
        return about(past.contactId()).withClaim(past, trigger, claim);
    }

    @Override
    public Optional<Instant> lastInto(Past past) {
        return about(past.contactId()).lastInto(past);
    }

    @Override
    public Optional<Instant> inside(Past past) {
        return about(past.contactId()).inside(past);
    }

    @Override
    public Recent since(Past past, String trigger, Instant after) {
        return about(past.contactId()).since(past, trigger, after);
    }

    @Override
    public void add(List<Entry> added) {
        gathering.add(added);
    }

    @Override
    public void exited(String processInstanceId, Instant at) {
        gathering.writeIfAny(entry -> entry.processInstanceId().equals(processInstanceId));
        entries.exited(processInstanceId, at);
    }

    @Override
    public List<Stay> of(long contactId) {
        return about(contactId).of(contactId);
    }

    @Override
    public Counts counts(Tenant tenant, String automation) {
        gathering.writeIfAny(entry -> entry.automation().equals(automation));
        return entries.counts(tenant, automation);
    }

    private Entries about(long contactId) {
        gathering.writeIfAny(entry -> entry.contact().id() == contactId);
        return entries;
    }
}
