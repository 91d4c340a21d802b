package org.declic.event;

/** What takes up recorded events and gives them to the automations. */
public interface Correlation {

    /** Has the pending events of this batch correlated once the transaction of the caller has committed. */
    void schedule(String batch);
}
