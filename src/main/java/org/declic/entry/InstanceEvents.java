package org.declic.entry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.declic.event.EventName;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What running instances have to do with their contact's events: which they have used, and which are kept for them while they are
 * suspended. All within the transaction of the caller, who must hold the lock on the contact at the {@link Gate}.
 */
public interface InstanceEvents {

    /**
     * Waits until nobody records events of the contact, and lets nobody do so until the transaction ends: what was recorded
     * without seeing the instances that wait by now is there then.
     */
    void awaitRecording(long contactId);

    /** Whether the instance has used the event. */
    boolean isUsed(String processInstanceId, RecordedEvent event);

    /** Notes that the instance has used the event; it is kept no longer. */
    void use(String processInstanceId, RecordedEvent event);

    /**
     * The events of these names with numbers beyond {@code seq} that may start or move something and that the instance has not
     * used, nor are kept for it, in the order of their numbers, at most this many. Reads rows of the contact alone.
     */
    List<RecordedEvent> unused(String processInstanceId, long contactId, Set<EventName> names, long seq, int most);

    /**
     * Keeps the event for the instance, which stays suspended until the transaction ends.
     *
     * @return false if the instance is not suspended any more; nothing is kept then
     */
    boolean keep(String processInstanceId, RecordedEvent event);

    /** Puts the event behind those that are kept for the instance, which is active by now and has not taken them up yet. */
    void keepBehind(String processInstanceId, RecordedEvent event);

    /** Those of the contacts that have events kept for whichever instances. */
    Set<Long> contactsWithKept(Collection<Long> contactIds);

    /** The first of the events that are kept for the instance, by number. */
    Optional<RecordedEvent> firstKept(String processInstanceId);

    /** The instances among these that are active, as the database shows them to the running transaction, and have events kept. */
    List<String> activeWithKept(Activated activated);

    /** The events of the contact that are kept: by number, for which instances. */
    Map<Long, List<String>> keptOf(long contactId);

    /** Takes the event back that was kept, as the instance does not wait for it any more. */
    void drop(String processInstanceId, RecordedEvent event);

    /** Forgets all of the instance. */
    void forget(String processInstanceId);

    /**
     * Which instances somebody has activated: one of the three is given.
     *
     * @param instance id of a process instance
     * @param definition id of a process definition
     * @param key of process definitions
     */
    record Activated(
            @Nullable String instance,
            @Nullable String definition,
            @Nullable String key) {}
}
