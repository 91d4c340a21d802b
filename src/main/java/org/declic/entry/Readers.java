package org.declic.entry;

import java.util.Set;
import org.declic.contact.Tenant;

/** Who may read about which automation, by the engine's own users, authorisations and tenants. */
public interface Readers {

    /**
     * The tenants of which the user may read the automation of this key; empty if there is no such automation or the
     * user may not read it.
     */
    Set<Tenant> readableTenants(String userId, String automation);
}
