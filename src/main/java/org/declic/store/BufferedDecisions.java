package org.declic.store;

import java.time.Instant;
import java.util.List;
import org.declic.contact.Contact;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.ReasonKind;

/** Decisions that are written together at the end of their transaction, and before anybody asks in the same transaction. */
public final class BufferedDecisions implements Decisions {

    private final Decisions memory;
    private final WriteBuffer<Decision> buffer;

    public BufferedDecisions(Decisions memory) {
        this.memory = memory;
        this.buffer = new WriteBuffer<>(memory::keep);
    }

    @Override
    public void keep(List<Decision> decisions) {
        buffer.add(decisions);
    }

    @Override
    public void renamed(Contact contact) {
        written().renamed(contact);
    }

    @Override
    public boolean isKept(Contact contact, String automation, ReasonKind kind, Instant since) {
        return written().isKept(contact, automation, kind, since);
    }

    @Override
    public List<Decision> about(long contactId, long seq) {
        return written().about(contactId, seq);
    }

    @Override
    public List<Decision> of(long contactId, int limit, int offset) {
        return written().of(contactId, limit, offset);
    }

    @Override
    public DecisionsPage find(Query query) {
        return written().find(query);
    }

    private Decisions written() {
        buffer.writeIfAny(decision -> true);
        return memory;
    }
}
