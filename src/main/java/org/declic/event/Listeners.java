package org.declic.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Tenant;
import org.declic.event.EventLog.Arrival;
import org.jspecify.annotations.Nullable;

/** Who waits for events: start events of automations, and running instances. */
public interface Listeners {

    /** Makes sure that they are found whoever else waits. To be called when the engine's tables are there. */
    void prepare();

    /**
     * The start events of the tenant, or of all if it is null, that listen to the message now. Reads within the transaction of
     * the caller.
     */
    List<StartEvent> starts(@Nullable Tenant tenant, String message);

    /**
     * The same events, each with the start events of its tenant that listen to it now, as the database shows them to the
     * running transaction. That decides which triggers see the event, however late they judge it: no clock does.
     */
    List<Arrival> addressed(List<Arrival> arrivals);

    /** The start events that listened to the event when it was recorded; empty if that is not known. */
    Optional<Set<Listener>> of(RecordedEvent event);

    /**
     * Those of the events that somebody listens to: a start event when it was recorded, an instance of the contact that
     * waits for the message, or an earlier event of the contact that is still to be correlated (it may start an instance
     * that then waits for this one). Reads within the transaction of the caller.
     */
    List<RecordedEvent> listenedTo(Collection<RecordedEvent> events);

    /**
     * The executions that wait for these events, as {@link #waiting} has them; an event that nobody waits for is missing. Reads
     * within the transaction of the caller.
     */
    Map<RecordedEvent, List<String>> waitedFor(Collection<RecordedEvent> events);

    /**
     * The executions that wait for the message, suspended ones too, of instances of the tenant, or of all if it is null, that have the
     * business key. From the key on: the engine's own query may read all who wait for the message. Reads within the transaction
     * of the caller.
     */
    List<String> waiting(@Nullable Tenant tenant, String message, String businessKey);

    /**
     * Has events in line of which it is not known who listened, since an earlier version recorded them, be for those who
     * listen now. To be called before anything is deployed.
     */
    void addressWaiting();

    /**
     * @param definition the id of the process definition, which may be gone already
     * @param tenant that of the definition
     */
    record StartEvent(String definition, String activity, Tenant tenant) {}
}
