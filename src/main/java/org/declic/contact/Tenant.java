package org.declic.contact;

import org.jspecify.annotations.Nullable;

/**
 * Whose data it is: Camunda's tenant id, or none. Tenants are walls: nothing of one is seen by another, and what belongs
 * to no tenant is seen only by automations that belong to none.
 *
 * @param id Camunda's tenant id; empty for none
 */
public record Tenant(String id) {

    public static final Tenant NONE = new Tenant("");

    public Tenant {
        InvalidInput.refuseNul("tenant", id);
    }

    /** The tenant of this id as Camunda writes it, where null means none. */
    public static Tenant of(@Nullable String id) {
        return id == null || id.isEmpty() ? NONE : new Tenant(id);
    }

    /** The id as Camunda writes it: null for none. */
    public @Nullable String idOrNull() {
        return id.isEmpty() ? null : id;
    }
}
