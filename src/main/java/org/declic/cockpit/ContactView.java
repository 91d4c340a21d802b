package org.declic.cockpit;

import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.contact.Profiles;
import org.declic.entry.Entries;
import org.declic.event.EventLog;

/** Where contacts, their events and their entries are looked up. */
public record ContactView(Contacts contacts, People people, Profiles profiles, EventLog log, Entries entries) {}
