package org.declic.entry.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.declic.contact.Attributes.AttributePage;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/** Entries of contacts into automations, by the numbers under which they are known outside. */
public interface Stays {

    /** Those of the tenant, by number. */
    AttributePage<NumberedStay> page(Query query);

    /** Those of a contact, by time. */
    List<NumberedStay> of(long contactId);

    Optional<NumberedStay> find(Tenant tenant, long number);

    /** The one of this process instance. */
    Optional<NumberedStay> find(Tenant tenant, String processInstanceId);

    /**
     * @param automation key; null for any
     * @param contact id; null for any
     * @param running whether it goes on; null for either
     */
    record Query(
            Tenant tenant,
            @Nullable String automation,
            @Nullable Long contact,
            @Nullable Boolean running,
            int limit,
            int offset) {}

    /**
     * @param automation key of the process definition
     * @param exitedAt null if it goes on
     */
    record NumberedStay(
            long number,
            long contactId,
            String automation,
            String processInstanceId,
            Instant enteredAt,
            @Nullable Instant exitedAt) {}
}
