package org.declic.entry;

import java.util.List;
import org.declic.contact.Email;
import org.declic.contact.Tenant;

/** Which process instances are about a contact, however its address is spelled in their business keys. */
public interface ContactInstances {

    /**
     * Ids of the instances, running and of the past, that the contact entered or that have its address as business key, be it
     * with capitals or white space around; first those, then what they have called. For erasure and export.
     */
    List<String> of(Tenant tenant, Email contact);
}
