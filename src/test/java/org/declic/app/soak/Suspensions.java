package org.declic.app.soak;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.declic.app.soak.Records.DecisionRow;

/** When the automation that is suspended now and then was so; by the ids of decisions, as no clock tells. */
final class Suspensions {

    private final Collection<Span> spans = new ConcurrentLinkedQueue<>();

    /** @param after the latest decision before it was suspended; {@code upTo} the latest when it surely was not any more */
    void add(long after, long upTo) {
        spans.add(new Span(after, upTo));
    }

    /** Whether the refusal says "suspended", and it was. */
    boolean explain(DecisionRow decision) {
        return decision.kind().equals("suspended")
                && decision.automation().equals(Automations.SUSPENDED)
                && spans.stream().anyMatch(span -> decision.id() > span.after() && decision.id() <= span.upTo());
    }

    private record Span(long after, long upTo) {}
}
