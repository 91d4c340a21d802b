package org.declic.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.declic.contact.Contact;
import org.declic.contact.Contacts.Made;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of contacts: made, found and locked, always in the order of tenants and addresses. */
final class ContactRows {

    private static final String GIVEN =
            "UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS R(TENANT, EMAIL)";

    private final JdbcTemplate jdbc;
    private final String addContacts;
    private final String addEntrances;
    private final String advance;

    ContactRows(JdbcTemplate jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.addContacts = dialect.addMissing(
                "DECLIC_CONTACT",
                "TENANT, EMAIL, LAST_SEQ, CREATED_AT",
                "TENANT, EMAIL",
                "SELECT R.TENANT, R.EMAIL, 0 AS LAST_SEQ, CAST(? AS TIMESTAMP WITH TIME ZONE) AS CREATED_AT FROM "
                        + GIVEN + " ORDER BY R.TENANT, R.EMAIL");
        this.advance = dialect.advance();
        this.addEntrances = dialect.addMissing(
                "DECLIC_ENTRANCE",
                "CONTACT_ID",
                "CONTACT_ID",
                "SELECT R.ID AS CONTACT_ID FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS R(ID) ORDER BY R.ID");
    }

    /** Finds and locks the contacts, those that are new having been made; with the number of each one's latest event. */
    Map<ContactKey, Locked> lock(Collection<ContactKey> keys, Instant now) {
        var ordered = new TreeSet<>(keys);
        var tenants = ordered.stream().map(ContactKey::tenant).toArray(String[]::new);
        var emails = ordered.stream().map(ContactKey::email).toArray(String[]::new);
        var found = select(tenants, emails);
        return found.size() < ordered.size() ? add(tenants, emails, now).found() : found;
    }

    /** The same for one. */
    Made lock(ContactKey key, Instant now) {
        var tenants = new String[] {key.tenant()};
        var emails = new String[] {key.email()};
        var found = select(tenants, emails);
        var added = found.isEmpty() ? add(tenants, emails, now) : new Added(found, 0);
        var locked = Objects.requireNonNull(added.found().get(key), "a contact that was just made");
        return new Made(locked.contact(), added.rows() > 0);
    }

    private Added add(String[] tenants, String[] emails, Instant now) {
        var rows = jdbc.update(addContacts, Rows.utc(now), tenants, emails);
        var found = select(tenants, emails);
        var ids = found.values().stream().map(one -> one.contact().id()).toArray(Long[]::new);
        jdbc.update(addEntrances, new Object[] {ids});
        return new Added(found, rows);
    }

    private Map<ContactKey, Locked> select(String[] tenants, String[] emails) {
        var found = new HashMap<ContactKey, Locked>();
        jdbc.query(
                """
                SELECT C.ID, C.TENANT, C.EMAIL, C.LAST_SEQ
                FROM %s JOIN DECLIC_CONTACT C ON C.TENANT = R.TENANT AND C.EMAIL = R.EMAIL
                ORDER BY C.TENANT, C.EMAIL
                FOR UPDATE OF C
                """.formatted(GIVEN),
                row -> {
                    var contact = new Contact(
                            row.getLong("ID"), new Tenant(row.getString("TENANT")), new Email(row.getString("EMAIL")));
                    found.put(
                            ContactKey.of(contact.tenant(), contact.email()),
                            new Locked(contact, row.getLong("LAST_SEQ")));
                },
                tenants,
                emails);
        return found;
    }

    /** Notes the number of each contact's latest event. */
    void advance(Map<Contact, Long> lastSeqs) {
        jdbc.update(
                advance,
                lastSeqs.keySet().stream().map(Contact::id).toArray(Long[]::new),
                lastSeqs.values().toArray(Long[]::new));
    }

    /** By what a contact is known. */
    record ContactKey(String tenant, String email) implements Comparable<ContactKey> {

        static ContactKey of(Tenant tenant, Email email) {
            return new ContactKey(tenant.id(), email.value());
        }

        @Override
        public int compareTo(ContactKey other) {
            var order = tenant.compareTo(other.tenant);
            return order != 0 ? order : email.compareTo(other.email);
        }
    }

    record Locked(Contact contact, long lastSeq) {}

    /** @param rows how many were made */
    private record Added(Map<ContactKey, Locked> found, int rows) {}
}
