package org.declic.store;

import java.util.List;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;

/** Decisions that are written together at the end of their transaction, and before anybody asks in the same transaction. */
public final class GatheredDecisions implements Decisions {

    private final Decisions memory;
    private final Gathering<Decision> gathering;

    public GatheredDecisions(Decisions memory) {
        this.memory = memory;
        this.gathering = new Gathering<>(memory::keep);
    }

    @Override
    public void keep(List<Decision> decisions) {
        gathering.add(decisions);
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
    public Page find(Query query) {
        return written().find(query);
    }

    private Decisions written() {
        gathering.writeIfAny(decision -> true);
        return memory;
    }
}
