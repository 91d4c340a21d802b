package org.declic.boot.security;

/** Told of the requests that the server refuses before any filter. */
public interface RefusalObserver {

    /** @param path below the context, such as {@code /event} */
    void refused(String path, int status);
}
