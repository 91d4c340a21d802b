package org.declic.entry.operate;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/** Process instances, running and of the past, by the engine's own users, authorisations and tenants. */
public interface ReadableInstances {

    /** Empty if there is none of this id, or the user may not read it. */
    Optional<ReadableInstance> find(String id);

    /** Of these ids those of instances that run; for those who may read of them elsewhere. */
    Set<String> running(Collection<String> ids);

    /** @param automation key of the process definition; empty if it may not be read */
    record ReadableInstance(@Nullable String businessKey, Tenant tenant, String automation) {}
}
