package org.declic.contact;

/** Where profiles of contacts are found. */
public interface Profiles {

    /** As of now; empty if nothing is known. */
    Profile of(Contact contact);
}
