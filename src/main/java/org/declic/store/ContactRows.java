package org.declic.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.declic.contact.Contact;
import org.declic.contact.Contacts.Made;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of contacts: made, found and locked, always in the order of tenants and addresses. */
final class ContactRows {

    private static final Columns<ContactKey> KEYS =
            Columns.<ContactKey>of().text("TENANT", ContactKey::tenant).text("EMAIL", ContactKey::email);
    private static final Columns<Locked> ENTRANCES =
            Columns.<Locked>of().bigint("CONTACT_ID", one -> one.contact().id());
    private static final Columns<Map.Entry<Contact, Long>> LAST_SEQS = Columns.<Map.Entry<Contact, Long>>of()
            .bigint("ID", one -> one.getKey().id())
            .bigint("LAST_SEQ", Map.Entry::getValue);

    /** The address that the contact has now which had the address of R before; else that of R. */
    private static final String CURRENT = """
            COALESCE(
                (SELECT A.CURRENT_EMAIL FROM DECLIC_ALIAS A WHERE A.EMAIL = R.EMAIL AND A.TENANT = R.TENANT),
                R.EMAIL)
            """;

    private static final String IS_ALIAS =
            "EXISTS (SELECT 1 FROM DECLIC_ALIAS A WHERE A.EMAIL = R.EMAIL AND A.TENANT = R.TENANT)";

    private static final String SELECT = """
            SELECT R.EMAIL AS ASKED, C.ID, C.TENANT, C.EMAIL, C.LAST_SEQ
            FROM %s JOIN DECLIC_CONTACT C ON C.TENANT = R.TENANT AND C.EMAIL = %s
            ORDER BY C.TENANT, C.EMAIL
            FOR UPDATE OF C
            """;

    /** By the addresses of today, which nearly all events have: nobody has an address that is an alias of somebody else. */
    private static final String OF_TODAY = SELECT.formatted(KEYS.given(), "R.EMAIL");

    private static final String OF_ANY_TIME = SELECT.formatted(KEYS.given(), CURRENT);

    private final JdbcClient jdbc;
    private final String addContacts;
    private final String addEntrances;
    private final String advance;

    ContactRows(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.addContacts = dialect.addMissing(KeyedRows.of("DECLIC_CONTACT", "TENANT", "EMAIL")
                .given(KEYS)
                .unless(IS_ALIAS)
                .with("LAST_SEQ", "0")
                .with("CREATED_AT", "CAST(:now AS TIMESTAMP WITH TIME ZONE)"));
        this.addEntrances =
                dialect.addMissing(KeyedRows.of("DECLIC_ENTRANCE", "CONTACT_ID").given(ENTRANCES));
        this.advance = dialect.set(KeyedRows.of("DECLIC_CONTACT", "ID").given(LAST_SEQS));
    }

    /**
     * Finds and locks the contacts, those that are new having been made; with the number of each one's latest event. By the
     * addresses that were asked for, be they such that the contacts had before.
     */
    Map<ContactKey, Locked> lock(Collection<ContactKey> keys, Instant now) {
        var ordered = new TreeSet<>(keys);
        var found = select(OF_TODAY, ordered);
        return found.size() < ordered.size() ? add(ordered, now).found() : found;
    }

    /** The same for one. */
    Made lock(ContactKey key, Instant now) {
        var keys = List.of(key);
        var found = select(OF_TODAY, keys);
        var added = found.isEmpty() ? add(keys, now) : new Added(found, 0);
        var locked = Objects.requireNonNull(added.found().get(key), "a contact that was just made");
        return new Made(locked.contact(), added.rows() > 0);
    }

    private Added add(Collection<ContactKey> keys, Instant now) {
        var rows = AddedRows.by(jdbc.sql(addContacts).params(KEYS.arrays(keys)).param("now", Rows.utc(now)));
        var found = select(OF_ANY_TIME, keys);
        if (found.size() < keys.size()) {
            throw new CannotAcquireLockException("The address of a contact was changed again in this moment");
        }
        AddedRows.by(jdbc.sql(addEntrances).params(ENTRANCES.arrays(Set.copyOf(found.values()))));
        return new Added(found, rows);
    }

    private Map<ContactKey, Locked> select(String select, Collection<ContactKey> keys) {
        var found = new HashMap<ContactKey, Locked>();
        jdbc.sql(select).params(KEYS.arrays(keys)).query(row -> {
            var contact = new Contact(
                    row.getLong("ID"), new Tenant(row.getString("TENANT")), Email.stored(row.getString("EMAIL")));
            found.put(
                    new ContactKey(contact.tenant().id(), row.getString("ASKED")),
                    new Locked(contact, row.getLong("LAST_SEQ")));
        });
        return found;
    }

    /** Notes the number of each contact's latest event. */
    void advance(Map<Contact, Long> lastSeqs) {
        jdbc.sql(advance).params(LAST_SEQS.arrays(lastSeqs.entrySet())).update();
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
