package org.declic.entry.operate;

import java.util.Optional;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.event.EventValue;
import org.jspecify.annotations.Nullable;

/**
 * Takes one contact into an automation because a person decides so: past the gate, kept as an entry by hand with the
 * user's name, not counted by {@code trigger.runs} and {@code trigger.limit}. Asks the engine's authorisations of the user
 * who is set for this thread: CREATE on process instances and CREATE_INSTANCE on the process definition.
 */
public interface EnterContact {

    /**
     * Starts an instance of the latest version. It is given the variables {@code contact}, {@code trigger} (the start
     * event used) and {@code event}: named as that start event's message, without id, of now, with the data as its value.
     *
     * @param trigger id of the start event to begin at; null for the one without a message, if there is one, else the first
     * @param data value of the event that the instance gets, which is not recorded
     * @return id of the process instance; empty if the user can read no such automation
     * @throws InvalidInput {@code trigger}, if the automation has no such start event
     * @throws NotAllowed if the user may not start it
     * @throws SuspendedAutomation if nobody may enter at the moment
     */
    Optional<String> enter(Tenant tenant, String automation, Email contact, @Nullable String trigger, EventValue data);
}
