package org.declic.entry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * The automations that are deployed, by the engine's own users, authorisations and tenants. The engine must know who asks:
 * whoever authenticates a request sets the identity for its thread.
 */
public interface Automations {

    /**
     * The tenants of which the user may read the automation of this key; empty if there is no such automation or the
     * user may not read it.
     */
    Set<Tenant> readableTenants(String automation);

    /**
     * What is deployed under this id of a process definition, with its triggers, of which it may have none; empty if the user
     * may not read it.
     */
    Optional<Automation> ofDefinition(String definitionId);

    /** The latest version of every automation that the user may read, by key and tenant. */
    List<Automation> readable();

    /**
     * The latest version of the automation of this key, if the user may read it.
     *
     * @param tenant null for whichever: if there are several, that without tenant
     */
    default Optional<Automation> readable(String key, @Nullable Tenant tenant) {
        return readable().stream()
                .filter(one -> one.key().equals(key))
                .filter(one -> tenant == null || one.tenant().equals(tenant))
                .findFirst();
    }
}
