package org.declic.entry.operate;

/**
 * The user who asks may not do this, by the engine's authorisations or tenants. The message says which permission is
 * missing and is meant for the user. Nothing was done.
 */
public final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAllowed(String message) {
        super(message);
    }

    /** May not look at contacts: see {@link Permissions#seesContacts}. */
    static NotAllowed toSeeContacts() {
        return new NotAllowed("only for administrators and users with the permission READ on all process definitions");
    }
}
