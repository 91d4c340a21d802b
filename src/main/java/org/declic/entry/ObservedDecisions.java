package org.declic.entry;

import java.time.Instant;
import java.util.List;
import org.declic.contact.Contact;
import org.declic.event.RecordedEvent;
import org.declic.event.Transaction;
import org.jspecify.annotations.Nullable;

/** The memory of decisions, with others who are told of each. */
public final class ObservedDecisions implements Decisions {

    private final Decisions memory;
    private final Transaction transaction;
    private final List<DecisionObserver> observers;

    public ObservedDecisions(Decisions memory, Transaction transaction, List<DecisionObserver> observers) {
        this.memory = memory;
        this.transaction = transaction;
        this.observers = List.copyOf(observers);
    }

    @Override
    public void keep(List<Decision> decisions) {
        memory.keep(decisions);
        decisions.forEach(decision -> tell(decision, null));
    }

    @Override
    public void keep(Decision decision, RecordedEvent event) {
        memory.keep(decision, event);
        tell(decision, event);
    }

    private void tell(Decision decision, @Nullable RecordedEvent event) {
        if (!observers.isEmpty() && decision.kind().isKept()) {
            transaction.afterCommit(() -> observers.forEach(observer -> observer.decided(decision, event)));
        }
    }

    @Override
    public void renamed(Contact contact) {
        memory.renamed(contact);
    }

    @Override
    public boolean isKept(Contact contact, String automation, ReasonKind kind, Instant since) {
        return memory.isKept(contact, automation, kind, since);
    }

    @Override
    public List<Decision> about(long contactId, long seq) {
        return memory.about(contactId, seq);
    }

    @Override
    public List<Decision> of(long contactId, int limit, int offset) {
        return memory.of(contactId, limit, offset);
    }

    @Override
    public DecisionsPage find(Query query) {
        return memory.find(query);
    }
}
