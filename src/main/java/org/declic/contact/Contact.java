package org.declic.contact;

/**
 * A person, known by e-mail address, in one tenant.
 *
 * @param id the number under which the contact is stored
 */
public record Contact(long id, Tenant tenant, Email email) {}
