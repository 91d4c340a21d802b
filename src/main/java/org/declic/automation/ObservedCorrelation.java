package org.declic.automation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.declic.event.Transaction;

/** All who see correlation, as one. */
final class ObservedCorrelation implements CorrelationObserver {

    /** The engine's column for what a job is to do has 4,000 characters. */
    private static final int LONGEST_ORIGIN = 2000;

    private final List<CorrelationObserver> observers;
    private final Transaction transaction;

    ObservedCorrelation(List<CorrelationObserver> observers, Transaction transaction) {
        this.observers = List.copyOf(observers);
        this.transaction = transaction;
    }

    /** Empty if it is too long to be kept. */
    @Override
    public Map<String, String> origin() {
        var origin = new HashMap<String, String>();
        observers.forEach(observer -> origin.putAll(observer.origin()));
        return origin.toString().length() > LONGEST_ORIGIN ? Map.of() : origin;
    }

    @Override
    public <T> T correlating(Map<String, String> origin, Supplier<T> work) {
        var observed = work;
        for (var observer : observers) {
            var inner = observed;
            observed = () -> observer.correlating(origin, inner);
        }
        return observed.get();
    }

    /** To be called in the transaction that notes the failure. */
    @Override
    public void failed(boolean isTransient) {
        transaction.afterCommit(() -> observers.forEach(observer -> observer.failed(isTransient)));
    }
}
