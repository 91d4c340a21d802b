package org.declic.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.declic.contact.Addresses;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses in the tables {@code DECLIC_CONTACT}, {@code DECLIC_ENTRANCE} and {@code DECLIC_ALIAS}. */
public final class JdbcAddresses implements Addresses {

    private static final String NOW = "CAST(:now AS TIMESTAMP WITH TIME ZONE)";

    private final JdbcClient jdbc;
    private final Clock clock;

    public JdbcAddresses(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    @Override
    public List<Email> all(Contact contact) {
        var former = jdbc.sql("SELECT EMAIL FROM DECLIC_ALIAS WHERE CONTACT_ID = :id ORDER BY SINCE DESC, EMAIL")
                .param("id", contact.id())
                .query(String.class)
                .list();
        return Stream.concat(Stream.of(contact.email()), former.stream().map(Email::stored))
                .toList();
    }

    @Override
    public List<Contact> former(Email email) {
        return former(jdbc, email.value());
    }

    /** The same by an address, or a business key that is none and nobody had. */
    static List<Contact> former(JdbcClient jdbc, String address) {
        return jdbc.sql(
                        "SELECT CONTACT_ID, TENANT, CURRENT_EMAIL FROM DECLIC_ALIAS WHERE EMAIL = :email ORDER BY TENANT")
                .param("email", address)
                .query((row, number) -> new Contact(
                        row.getLong("CONTACT_ID"),
                        new Tenant(row.getString("TENANT")),
                        Email.stored(row.getString("CURRENT_EMAIL"))))
                .list();
    }

    @Override
    public Contact change(Contact contact, Email to) {
        release(contact.tenant(), to);
        for (var sql : List.of(
                "UPDATE DECLIC_CONTACT SET EMAIL = :to, UPDATED_AT = " + NOW + " WHERE ID = :id",
                "UPDATE DECLIC_ENTRANCE SET EMAIL = :to WHERE CONTACT_ID = :id",
                "UPDATE DECLIC_ALIAS SET CURRENT_EMAIL = :to WHERE CONTACT_ID = :id",
                "INSERT INTO DECLIC_ALIAS (EMAIL, TENANT, CONTACT_ID, CURRENT_EMAIL, SINCE)"
                        + " VALUES (:from, :tenant, :id, :to, " + NOW + ")")) {
            jdbc.sql(sql)
                    .param("id", contact.id())
                    .param("tenant", contact.tenant().id())
                    .param("from", contact.email().value())
                    .param("to", to.value())
                    .param("now", Rows.utc(Instant.now(clock)))
                    .update();
        }
        return new Contact(contact.id(), contact.tenant(), to);
    }

    @Override
    public void release(Tenant tenant, Email email) {
        jdbc.sql("DELETE FROM DECLIC_ALIAS WHERE EMAIL = :email AND TENANT = :tenant")
                .param("email", email.value())
                .param("tenant", tenant.id())
                .update();
    }
}
