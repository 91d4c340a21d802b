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
}
