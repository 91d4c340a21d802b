package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.declic.contact.Email;
import org.declic.contact.People;
import org.declic.contact.PersonFilter.Search;
import org.declic.contact.Tenant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Addresses that an earlier version told apart are found in the form that they have since, on whichever database. */
abstract class JoinedAddressesContract {

    private HikariDataSource pool;
    private JdbcTemplate jdbc;

    abstract Databases.Database database();

    @BeforeEach
    void earlierVersion() {
        pool = database().open();
        jdbc = new JdbcTemplate(pool);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:org/declic/store/migration")
                .table("DECLIC_SCHEMA_HISTORY")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target("8")
                .load()
                .migrate();
        var instance = " (PROC_INST_ID_ VARCHAR(64), BUSINESS_KEY_ VARCHAR(255), TENANT_ID_ VARCHAR(64))";
        jdbc.execute("CREATE TABLE ACT_RU_EXECUTION" + instance);
        jdbc.execute("CREATE TABLE ACT_HI_PROCINST" + instance);
        jdbc.execute(
                "CREATE TABLE ACT_RU_VARIABLE (PROC_INST_ID_ VARCHAR(64), NAME_ VARCHAR(255), TEXT_ VARCHAR(4000))");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_contact_and_its_instances_are_found_by_either_form_of_the_host() {
        contact(1, "", "jörg@xn--mller-kva.example");
        contact(2, "", "ana@example.com");
        contact(3, "north", "\u00a0ana@example.com\u2003");
        contact(5, "", "ana@xn--strae-oqa.example");
        contact(6, "", "ana@\uff45xample.org");
        contact(4, "", "broken\u00a0one@example.com");
        for (var table : List.of("ACT_RU_EXECUTION", "ACT_HI_PROCINST")) {
            jdbc.update("INSERT INTO " + table + " VALUES ('i-1', 'jörg@xn--mller-kva.example', NULL)");
            jdbc.update("INSERT INTO " + table + " VALUES ('i-2', 'jörg@xn--mller-kva.example', 'south')");
        }
        jdbc.update("INSERT INTO ACT_RU_VARIABLE VALUES ('i-1', 'contact', 'jörg@xn--mller-kva.example')");

        Schema.migrate(pool);
        Schema.migrate(pool);

        assertThat(jdbc.queryForList("SELECT EMAIL FROM DECLIC_CONTACT ORDER BY ID", String.class))
                .containsExactly(
                        "jörg@müller.example",
                        "ana@example.com",
                        "ana@example.com",
                        "broken\u00a0one@example.com",
                        "ana@straße.example",
                        "ana@example.org");
        assertThat(jdbc.queryForList("SELECT BUSINESS_KEY_ FROM ACT_RU_EXECUTION ORDER BY PROC_INST_ID_", String.class))
                .as("another tenant's instance is of another contact")
                .containsExactly("jörg@müller.example", "jörg@xn--mller-kva.example");
        assertThat(jdbc.queryForList("SELECT BUSINESS_KEY_ FROM ACT_HI_PROCINST ORDER BY PROC_INST_ID_", String.class))
                .containsExactly("jörg@müller.example", "jörg@xn--mller-kva.example");
        assertThat(jdbc.queryForList("SELECT TEXT_ FROM ACT_RU_VARIABLE", String.class))
                .containsExactly("jörg@müller.example");
        var stores = new Stores(pool);
        assertThat(stores.contacts
                        .find(Tenant.NONE, new Email("jörg@xn--mller-kva.example"))
                        .orElseThrow()
                        .id())
                .isOne();
        var broken = stores.people
                .find(new People.Query(Tenant.NONE, List.of(new Search("broken")), List.of(), 10, 0))
                .items();
        assertThat(broken).as("what is no address today is shown as it is").hasSize(1);
    }

    @Test
    void of_two_that_are_one_the_right_one_stays_and_has_left_what_the_other_has_left() {
        contact(1, "", "ana@example.com");
        contact(2, "", "ana@example.com\u3000");
        list(1, "Left by the second");
        list(2, "Kept");
        attach(1, 1, "1");
        attach(2, 1, "2");
        attach(1, 2, "1");

        Schema.migrate(pool);

        assertThat(jdbc.queryForList("SELECT EMAIL FROM DECLIC_CONTACT ORDER BY ID", String.class))
                .containsExactly("ana@example.com", "ana@example.com\u3000");
        assertThat(jdbc.queryForList(
                        "SELECT ATTACHED_VALUE FROM DECLIC_ATTACHED WHERE CONTACT_ID = 1 ORDER BY ATTRIBUTE_ID",
                        String.class))
                .containsExactly("2", "1");
    }

    private void contact(long id, String tenant, String email) {
        jdbc.update(
                "INSERT INTO DECLIC_CONTACT (ID, TENANT, EMAIL, LAST_SEQ, CREATED_AT) VALUES (?, ?, ?, 0, CURRENT_TIMESTAMP)",
                id,
                tenant,
                email);
    }

    private void list(long id, String name) {
        jdbc.update(
                "INSERT INTO DECLIC_ATTRIBUTE (ID, TENANT, KIND, NAME, DESCRIPTION, CREATED_AT) VALUES (?, '', 'list', ?, '', CURRENT_TIMESTAMP)",
                id,
                name);
    }

    private void attach(long contact, long list, String value) {
        jdbc.update(
                "INSERT INTO DECLIC_ATTACHED (CONTACT_ID, ATTRIBUTE_ID, ATTACHED_VALUE, CHANGED_AT) VALUES (?, ?, ?, CURRENT_TIMESTAMP)",
                contact,
                list,
                value);
    }
}
