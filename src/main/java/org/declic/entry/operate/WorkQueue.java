package org.declic.entry.operate;

import org.declic.contact.Tenant;

/** Where {@link Work} is put, in the running transaction. */
public interface WorkQueue {

    /** @param what at most 4000 characters */
    void add(String type, String what, Tenant tenant);
}
