package org.declic.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contacts in the table {@code DECLIC_CONTACT}. */
public final class JdbcContacts implements Contacts {

    private final JdbcClient jdbc;
    private final ContactRows contacts;
    private final Clock clock;

    public JdbcContacts(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.contacts = new ContactRows(jdbc, Dialect.of(dataSource));
        this.clock = clock;
    }

    @Override
    public Optional<Contact> find(Tenant tenant, Email email) {
        return jdbc.sql("""
                        SELECT C.ID, C.EMAIL FROM DECLIC_CONTACT C
                        WHERE C.TENANT = :tenant AND C.EMAIL = COALESCE(
                            (SELECT A.CURRENT_EMAIL FROM DECLIC_ALIAS A WHERE A.EMAIL = :email AND A.TENANT = :tenant),
                            :email)
                        """)
                .param("tenant", tenant.id())
                .param("email", email.value())
                .query((row, number) -> new Contact(row.getLong("ID"), tenant, Email.stored(row.getString("EMAIL"))))
                .optional();
    }

    @Override
    public Made made(Tenant tenant, Email email) {
        return contacts.lock(ContactRows.ContactKey.of(tenant, email), Instant.now(clock));
    }
}
