package org.declic.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.springframework.jdbc.core.JdbcTemplate;

/** Contacts in the table {@code DECLIC_CONTACT}. */
public final class JdbcContacts implements Contacts {

    private final JdbcTemplate jdbc;
    private final ContactRows contacts;
    private final Clock clock;

    public JdbcContacts(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.contacts = new ContactRows(jdbc, Dialect.of(dataSource));
        this.clock = clock;
    }

    @Override
    public Optional<Contact> find(Tenant tenant, Email email) {
        return jdbc
                .queryForList(
                        "SELECT ID FROM DECLIC_CONTACT WHERE TENANT = ? AND EMAIL = ?",
                        Long.class,
                        tenant.id(),
                        email.value())
                .stream()
                .map(id -> new Contact(id, tenant, email))
                .findFirst();
    }

    @Override
    public Made made(Tenant tenant, Email email) {
        return contacts.lock(ContactRows.ContactKey.of(tenant, email), Instant.now(clock));
    }
}
