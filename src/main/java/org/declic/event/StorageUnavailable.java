package org.declic.event;

/** The database can't be reached or does not answer. Nothing was recorded; the same request may succeed later. */
public class StorageUnavailable extends RuntimeException {

    public StorageUnavailable(Throwable cause) {
        super("The database can't be reached; nothing was recorded. Check that it runs and try again.", cause);
    }
}
