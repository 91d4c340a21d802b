package org.declic.entry.operate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.ContactInstances;
import org.jspecify.annotations.Nullable;

/** The process instances of contacts, running and of the past, of every automation and any other process. */
public interface Instances {

    /** Ids of those that are about the contact, see {@link ContactInstances}. */
    List<String> of(Tenant tenant, Email contact);

    /** Those of these ids that are known to the history. */
    List<Instance> show(List<String> ids);

    /**
     * Ends the instance if it runs, and removes it from the history, with its variables; in the running transaction.
     *
     * @throws org.declic.event.Collision if somebody else was at it at the same moment
     */
    void remove(String id);

    /**
     * Has the contact's instances, running and of the past, go by another address: the business key and, where it is the address,
     * the variable {@code contact}. In the running transaction the keys of those that run, and the rest too unless there are many.
     * The engine does that in a batch then. The contact must be locked, at the gate too.
     *
     * @param contact with the address that it has had until now
     */
    void rename(Contact contact, Email to);

    /**
     * Deletes these jobs with their incidents, in the running transaction.
     *
     * @throws org.declic.event.Collision as above
     */
    void dropJobs(List<String> jobIds);

    /** Takes the contact into the automation past its gate; the id of the instance, or empty if there is no such automation. */
    Optional<String> enter(Tenant tenant, Email contact, String automation);

    /** Ends a running instance of this tenant; false if there is none of this id. */
    boolean end(Tenant tenant, String processInstanceId);

    /**
     * @param automation key of the process definition
     * @param endedAt null if it runs
     * @param variables their last values, as text
     */
    record Instance(
            String id,
            String automation,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Map<String, String> variables) {}
}
