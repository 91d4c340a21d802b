package org.declic.automation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.declic.event.EventName;

/**
 * The events for which this node has met a trigger with Declic properties, whatever the tenant. A name is never taken out:
 * once a trigger has listened to it, a message of the name is an event. Names that only another node has met are missing;
 * {@link GatedCorrelation} tells when it meets one.
 */
final class ListenedNames {

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    void add(EventName name) {
        names.add(name.value());
    }

    boolean contains(String message) {
        return names.contains(message);
    }
}
