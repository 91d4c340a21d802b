package org.declic.boot;

/** Told of the requests that the server refuses before any filter. */
interface RefusalObserver {

    /** @param path below the context, such as {@code /event} */
    void refused(String path, int status);
}
