package org.declic.door;

import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.contact.TrackingSettings;
import org.declic.event.EventNames;
import org.declic.event.TrackedEvent;
import org.springframework.http.HttpStatus;

/** Which events the doors take, besides what every event must be. */
public final class EventRules {

    private final TrackingSettings trackingSettings;
    private final EventNames names;
    private final boolean knownOnly;

    /** @param knownOnly whether names must have been made known before */
    public EventRules(TrackingSettings trackingSettings, EventNames names, boolean knownOnly) {
        this.trackingSettings = trackingSettings;
        this.names = names;
        this.knownOnly = knownOnly;
    }

    /** @throws DoorRefusal with 403 if the tenant has switched tracking off */
    public void requireTracking(Tenant tenant) {
        if (!trackingSettings.isTracking(tenant)) {
            throw new DoorRefusal(HttpStatus.FORBIDDEN, "event tracking is switched off");
        }
    }

    /** @throws InvalidInput if the name must be known and is not */
    public TrackedEvent requireKnown(String field, TrackedEvent event) {
        if (knownOnly && !names.isKnown(event.tenant(), event.name())) {
            throw new InvalidInput(
                    field,
                    "must be a known event name (declic.events.known-only is set)",
                    event.name().value());
        }
        return event;
    }
}
