package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Attributes.AttributePage;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.People;
import org.declic.contact.Person;
import org.declic.contact.Person.Names;
import org.declic.contact.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Persons in the table {@code DECLIC_CONTACT}. */
public final class JdbcPeople implements People {

    private static final String PEOPLE = """
            SELECT C.ID, C.TENANT, C.EMAIL, C.FIRST_NAME, C.LAST_NAME, C.PHONE, C.CREATED_AT,
                COALESCE(C.UPDATED_AT, C.CREATED_AT) AS UPDATED_AT,
                EXISTS (SELECT 1 FROM DECLIC_NO_MAIL M WHERE M.CONTACT_ID = C.ID) AS NO_MAIL
            FROM DECLIC_CONTACT C
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public JdbcPeople(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    @Override
    public Optional<Person> find(Tenant tenant, long id) {
        return jdbc.sql(PEOPLE + "WHERE C.ID = :id AND C.TENANT = :tenant")
                .param("id", id)
                .param("tenant", tenant.id())
                .query(JdbcPeople::person)
                .optional();
    }

    @Override
    public Optional<Person> find(long id) {
        return jdbc.sql(PEOPLE + "WHERE C.ID = :id")
                .param("id", id)
                .query(JdbcPeople::person)
                .optional();
    }

    @Override
    public AttributePage<Person> find(Query query) {
        var conditions = new PersonConditions(query);
        var total = jdbc.sql("SELECT COUNT(*) FROM DECLIC_CONTACT C " + conditions.where())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
        var page =
                PEOPLE + conditions.where() + conditions.order() + " OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY";
        var items = jdbc.sql(page)
                .params(conditions.parameters())
                .param("offset", query.offset())
                .param("limit", query.limit())
                .query(JdbcPeople::person)
                .list();
        return new AttributePage<>(items, total);
    }

    @Override
    public void name(Contact contact, Names names) {
        jdbc.sql("""
                        UPDATE DECLIC_CONTACT
                        SET FIRST_NAME = :first, LAST_NAME = :last, PHONE = :phone, UPDATED_AT = :now
                        WHERE ID = :id
                        """)
                .param("first", names.first())
                .param("last", names.last())
                .param("phone", names.phone())
                .param("now", Rows.utc(Instant.now(clock)))
                .param("id", contact.id())
                .update();
    }

    @Override
    public boolean wantsNoMail(Contact contact) {
        return jdbc.sql("SELECT COUNT(*) FROM DECLIC_NO_MAIL WHERE CONTACT_ID = :contact")
                        .param("contact", contact.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public boolean noMail(Contact contact, boolean wanted) {
        if (wantsNoMail(contact) == wanted) {
            return false;
        }
        var statement = wanted
                ? "INSERT INTO DECLIC_NO_MAIL (CONTACT_ID, SINCE) VALUES (:contact, CAST(:now AS TIMESTAMP WITH TIME ZONE))"
                : "DELETE FROM DECLIC_NO_MAIL WHERE CONTACT_ID = :contact";
        jdbc.sql(statement)
                .param("contact", contact.id())
                .param("now", Rows.utc(Instant.now(clock)))
                .update();
        return true;
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new Contact(
                        row.getLong("ID"), new Tenant(row.getString("TENANT")), Email.stored(row.getString("EMAIL"))),
                new Names(row.getString("FIRST_NAME"), row.getString("LAST_NAME"), row.getString("PHONE")),
                Rows.instant(row, "CREATED_AT"),
                Rows.instant(row, "UPDATED_AT"),
                row.getBoolean("NO_MAIL"));
    }
}
