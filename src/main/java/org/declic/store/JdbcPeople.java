package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Attributes.AttributePage;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.People;
import org.declic.contact.Person;
import org.declic.contact.Person.Names;
import org.declic.contact.Tenant;
import org.springframework.jdbc.core.JdbcTemplate;

/** Persons in the table {@code DECLIC_CONTACT}. */
public final class JdbcPeople implements People {

    private static final String PEOPLE = """
            SELECT C.ID, C.TENANT, C.EMAIL, C.FIRST_NAME, C.LAST_NAME, C.PHONE, C.CREATED_AT,
                COALESCE(C.UPDATED_AT, C.CREATED_AT) AS UPDATED_AT
            FROM DECLIC_CONTACT C
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public JdbcPeople(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    @Override
    public Optional<Person> find(Tenant tenant, long id) {
        return jdbc.query(PEOPLE + "WHERE C.ID = ? AND C.TENANT = ?", JdbcPeople::person, id, tenant.id()).stream()
                .findFirst();
    }

    @Override
    public Optional<Person> find(long id) {
        return jdbc.query(PEOPLE + "WHERE C.ID = ?", JdbcPeople::person, id).stream()
                .findFirst();
    }

    @Override
    public AttributePage<Person> find(Query query) {
        var where = new StringBuilder("WHERE C.TENANT = ?");
        var parameters = new ArrayList<Object>(List.of(query.tenant().id()));
        if (query.email() != null) {
            where.append(" AND C.EMAIL = ?");
            parameters.add(query.email().value());
        }
        if (query.search() != null) {
            where.append(" AND LOWER(C.EMAIL || ' ' || C.FIRST_NAME || ' ' || C.LAST_NAME) LIKE ? ESCAPE '!'");
            parameters.add(Rows.containing(query.search()));
        }
        if (query.attribute() != null) {
            where.append(" AND EXISTS (SELECT 1 FROM DECLIC_ATTACHED T WHERE T.ATTRIBUTE_ID = ? AND T.CONTACT_ID = C.ID"
                    + " AND T.ATTACHED_VALUE = '1')");
            parameters.add(query.attribute());
        }
        var total =
                jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_CONTACT C " + where, Long.class, parameters.toArray());
        parameters.add(query.offset());
        parameters.add(query.limit());
        var items = jdbc.query(
                PEOPLE + where + " ORDER BY C.ID OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                JdbcPeople::person,
                parameters.toArray());
        return new AttributePage<>(items, total == null ? 0 : total);
    }

    @Override
    public void name(Contact contact, Names names) {
        jdbc.update(
                "UPDATE DECLIC_CONTACT SET FIRST_NAME = ?, LAST_NAME = ?, PHONE = ?, UPDATED_AT = ? WHERE ID = ?",
                names.first(),
                names.last(),
                names.phone(),
                Rows.utc(Instant.now(clock)),
                contact.id());
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new Contact(row.getLong("ID"), new Tenant(row.getString("TENANT")), new Email(row.getString("EMAIL"))),
                new Names(row.getString("FIRST_NAME"), row.getString("LAST_NAME"), row.getString("PHONE")),
                Rows.instant(row, "CREATED_AT"),
                Rows.instant(row, "UPDATED_AT"));
    }
}
