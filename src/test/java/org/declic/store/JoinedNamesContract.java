package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lists, tags and fields that are double become one when an application starts, on whichever database. */
abstract class JoinedNamesContract {

    private HikariDataSource pool;
    private JdbcTemplate jdbc;

    abstract Databases.Database database();

    @BeforeEach
    void earlierVersion() {
        pool = database().open();
        jdbc = new JdbcTemplate(pool);
        flyway(pool).migrate();
        for (var id = 1; id <= 4; id++) {
            jdbc.update(
                    "INSERT INTO DECLIC_CONTACT (ID, TENANT, EMAIL, LAST_SEQ, CREATED_AT) VALUES (?, '', ?, 0, CURRENT_TIMESTAMP)",
                    id,
                    "c" + id + "@example.com");
        }
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void who_has_left_one_of_two_lists_has_left_it_and_nobody_is_lost() {
        attribute(1, "", "list", "Promo");
        attribute(2, "", "list", "\u00a0PROMO\u3000");
        attribute(3, "north", "list", "promo");
        attribute(4, "", "tag", "promo");
        attach(1, 1, "1", 1);
        attach(1, 2, "2", 2);
        attach(2, 1, "2", 1);
        attach(2, 2, "1", 2);
        attach(3, 2, "2", 1);
        attach(4, 1, "1", 1);

        Schema.migrate(pool);

        assertThat(attached(1)).containsExactly("1 2", "2 2", "3 2", "4 1");
        assertThat(attached(2)).isEmpty();
        assertThat(jdbc.queryForList(
                        "SELECT ID || ' ' || COALESCE(NAME_KEY, '-') || ' ' || COALESCE(JOINED_TO, 0) FROM DECLIC_ATTRIBUTE ORDER BY ID",
                        String.class))
                .containsExactly("1 promo 0", "2 - 1", "3 promo 0", "4 promo 0");
    }

    @Test
    void a_field_keeps_its_latest_value_and_a_tag_stays() {
        attribute(1, "", "field", "City");
        attribute(2, "", "field", "city");
        attribute(3, "", "tag", "Straße  Ω");
        attribute(4, "", "tag", "STRASSE ω");
        attach(1, 1, "old", 1);
        attach(1, 2, "new", 2);
        attach(2, 1, "new", 2);
        attach(2, 2, "old", 1);
        attach(3, 2, "only", 1);
        attach(1, 3, "1", 1);
        attach(1, 4, "1", 2);
        attach(2, 4, "1", 2);

        Schema.migrate(pool);

        assertThat(attached(1)).containsExactly("1 new", "2 new", "3 only");
        assertThat(attached(3)).containsExactly("1 1", "2 1");
    }

    @Test
    void what_a_node_of_an_earlier_version_makes_meanwhile_is_joined_at_the_next_start() {
        attribute(1, "", "list", "Promo");
        attribute(2, "", "list", "promo");
        Schema.migrate(pool);
        attach(1, 2, "2", 1);
        attribute(3, "", "list", "PROMO");
        attach(2, 3, "2", 1);

        Schema.migrate(pool);

        assertThat(attached(1)).containsExactly("1 2", "2 2");
        assertThat(jdbc.queryForList("SELECT JOINED_TO FROM DECLIC_ATTRIBUTE WHERE ID > 1", Long.class))
                .containsExactly(1L, 1L);
    }

    private void attribute(long id, String tenant, String kind, String name) {
        jdbc.update(
                "INSERT INTO DECLIC_ATTRIBUTE (ID, TENANT, KIND, NAME, DESCRIPTION, CREATED_AT) VALUES (?, ?, ?, ?, '', CURRENT_TIMESTAMP)",
                id,
                tenant,
                kind,
                name);
    }

    private void attach(long contact, long attribute, String value, int day) {
        jdbc.update(
                "INSERT INTO DECLIC_ATTACHED (CONTACT_ID, ATTRIBUTE_ID, ATTACHED_VALUE, CHANGED_AT) VALUES (?, ?, ?, "
                        + "TIMESTAMP WITH TIME ZONE '2026-01-0" + day + " 00:00:00+00')",
                contact,
                attribute,
                value);
    }

    private List<String> attached(long attribute) {
        return jdbc.queryForList(
                "SELECT CONTACT_ID || ' ' || ATTACHED_VALUE FROM DECLIC_ATTACHED WHERE ATTRIBUTE_ID = ? ORDER BY CONTACT_ID",
                String.class,
                attribute);
    }

    private static Flyway flyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:org/declic/store/migration")
                .table("DECLIC_SCHEMA_HISTORY")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target("8")
                .load();
    }
}
