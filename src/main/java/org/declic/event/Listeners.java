package org.declic.event;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Who waits for events: start events of automations, and running instances. */
public interface Listeners {

    /**
     * Those of the events that somebody listens to: a message start event of the contact's tenant, an instance of the
     * contact that waits for the message, or an earlier event of the contact that is still to be correlated (it may
     * start an instance that then waits for this one). Reads within the transaction of the caller.
     */
    List<RecordedEvent> listenedTo(Collection<RecordedEvent> events);

    /** Those of the events for which an instance of the contact waits. Reads within the transaction of the caller. */
    Set<RecordedEvent> waitedFor(Collection<RecordedEvent> events);
}
