package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of every version there was, with data in them, become those of today; what was in them stays. */
abstract class UpgradeContract {

    abstract Databases.Database database();

    /** Every migration but the last. */
    static Stream<String> versions() {
        try (var h2 = Databases.h2().open()) {
            var all = Stream.of(flyway(h2, "latest").info().all())
                    .map(one -> one.getVersion().getVersion())
                    .toList();
            return all.subList(0, all.size() - 1).stream();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_database_of_an_earlier_version_becomes_todays_and_keeps_its_data(String version) {
        try (var pool = database().open()) {
            flyway(pool, version).migrate();
            var jdbc = new JdbcTemplate(pool);
            fill(jdbc, version);

            Schema.migrate(pool);
            Schema.migrate(pool);

            assertThat(flyway(pool, "latest").info().pending()).isEmpty();
            assertThat(jdbc.queryForList("SELECT EMAIL FROM DECLIC_CONTACT", String.class))
                    .containsExactly("ana@example.com");
            assertThat(jdbc.queryForList("SELECT EVENT_VALUE FROM DECLIC_EVENT ORDER BY SEQ", String.class))
                    .containsExactly("{\"a\":1}", null, "3");
            assertThat(jdbc.queryForObject("SELECT TIMES FROM DECLIC_TALLY", Long.class))
                    .isEqualTo(3);
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_ENTRY", Long.class))
                    .isOne();
            assertThat(jdbc.queryForList("SELECT KIND FROM DECLIC_DECISION ORDER BY ID", String.class))
                    .containsExactly("entered", "once", "segment");
            assertThat(jdbc.queryForObject(
                            "SELECT SUM(TIMES) FROM DECLIC_ACTIVITY WHERE AUTOMATION = 'welcome'", Long.class))
                    .as("decisions in the chart")
                    .isEqualTo(3);
            if (number(version) >= 2) {
                assertThat(jdbc.queryForList("""
                                SELECT A.KIND || ' ' || A.NAME || ' ' || A.DESCRIPTION || ' ' || V.ATTACHED_VALUE
                                FROM DECLIC_ATTACHED V JOIN DECLIC_ATTRIBUTE A ON A.ID = V.ATTRIBUTE_ID
                                JOIN DECLIC_CONTACT C ON C.ID = V.CONTACT_ID ORDER BY V.ID""", String.class))
                        .containsExactly("list News what is new 2", "field City where Graz");
                assertThat(jdbc.queryForList("SELECT FIRST_NAME FROM DECLIC_CONTACT", String.class))
                        .containsExactly("Ana");
                assertThat(jdbc.queryForList("SELECT MAIL_KEY FROM DECLIC_SENT_MAIL", String.class))
                        .containsExactly("i-1/step");
                assertThat(jdbc.queryForList("SELECT TENANT FROM DECLIC_SWITCHED_OFF", String.class))
                        .containsExactly("north");
            }
        }
    }

    private static void fill(JdbcTemplate jdbc, String version) {
        jdbc.update(
                "INSERT INTO DECLIC_CONTACT (TENANT, EMAIL, LAST_SEQ, CREATED_AT) VALUES ('', 'ana@example.com', 3, CURRENT_TIMESTAMP)");
        jdbc.update("INSERT INTO DECLIC_ENTRANCE (CONTACT_ID) SELECT ID FROM DECLIC_CONTACT");
        jdbc.update("INSERT INTO DECLIC_EVENT_NAME (TENANT, NAME) VALUES ('', 'Signed up')");
        var values = new String[] {"{\"a\":1}", null, "3"};
        for (var seq = 1; seq <= 3; seq++) {
            jdbc.update("""
                    INSERT INTO DECLIC_EVENT (CONTACT_ID, SEQ, NAME_ID, NTH, SOURCE, EVENT_ID, EVENT_VALUE, OCCURRED_AT, RECORDED_AT, PAST)
                    SELECT C.ID, ?, N.ID, ?, '', ?, ?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, FALSE
                    FROM DECLIC_CONTACT C, DECLIC_EVENT_NAME N""", seq, seq, "e-" + seq, values[seq - 1]);
        }
        jdbc.update("INSERT INTO DECLIC_TALLY SELECT C.ID, N.ID, 3, 3 FROM DECLIC_CONTACT C, DECLIC_EVENT_NAME N");
        jdbc.update("INSERT INTO DECLIC_PENDING SELECT ID, 3, NULL FROM DECLIC_CONTACT");
        jdbc.update("""
                INSERT INTO DECLIC_ENTRY (CONTACT_ID, AUTOMATION, TRIGGER_ID, CLAIM, EVENT_SEQ, EVENT_RECORDED_AT, ENTERED_AT, PROCESS_INSTANCE_ID)
                SELECT ID, 'welcome', 'Start', 'once', 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'i-1' FROM DECLIC_CONTACT""");
        if (number(version) >= 2) {
            attach(jdbc);
        }
        decide(jdbc, version, 1, "entered", "[]", "entered");
        decide(jdbc, version, 2, "refused", "[\"runs once, and the contact entered on 2026-01-01\"]", "once");
        decide(jdbc, version, 3, "refused", "[\"needs `Visited` at least 1 time, happened 0 times\"]", "segment");
    }

    /** Such as 13 of {@code 13.1}. */
    private static int number(String version) {
        return Integer.parseInt(version.split("\\.")[0]);
    }

    /** What came with the second version. */
    private static void attach(JdbcTemplate jdbc) {
        jdbc.update("UPDATE DECLIC_CONTACT SET FIRST_NAME = 'Ana'");
        for (var row : new String[][] {{"list", "News", "what is new", "2"}, {"field", "City", "where", "Graz"}}) {
            jdbc.update(
                    "INSERT INTO DECLIC_ATTRIBUTE (TENANT, KIND, NAME, DESCRIPTION, CREATED_AT) VALUES ('', ?, ?, ?, CURRENT_TIMESTAMP)",
                    row[0],
                    row[1],
                    row[2]);
            jdbc.update("""
                    INSERT INTO DECLIC_ATTACHED (CONTACT_ID, ATTRIBUTE_ID, ATTACHED_VALUE, CHANGED_AT)
                    SELECT C.ID, A.ID, ?, CURRENT_TIMESTAMP FROM DECLIC_CONTACT C, DECLIC_ATTRIBUTE A WHERE A.NAME = ?""", row[3], row[1]);
        }
        jdbc.update(
                "INSERT INTO DECLIC_SENT_MAIL (MAIL_KEY, CONTACT_ID, SENT_AT) SELECT 'i-1/step', ID, CURRENT_TIMESTAMP FROM DECLIC_CONTACT");
        jdbc.update("INSERT INTO DECLIC_SWITCHED_OFF (TENANT) VALUES ('north')");
    }

    private static void decide(
            JdbcTemplate jdbc, String version, int seq, String outcome, String reasons, String kind) {
        var hasKind = number(version) >= 4;
        jdbc.update(
                """
                INSERT INTO DECLIC_DECISION (TENANT, CONTACT_ID, CONTACT, AUTOMATION, TRIGGER_ID, EVENT, EVENT_ID, SEQ,
                    OUTCOME, REASONS, DECIDED_AT%s)
                SELECT '', ID, EMAIL, 'welcome', 'Start', 'Signed up', ?, ?, ?, ?, CURRENT_TIMESTAMP%s FROM DECLIC_CONTACT
                """.formatted(hasKind ? ", KIND" : "", hasKind ? ", '" + kind + "'" : ""),
                "e-" + seq,
                seq,
                outcome,
                reasons);
        if (hasKind) {
            jdbc.update("""
                    INSERT INTO DECLIC_ACTIVITY (TENANT, AUTOMATION, TRIGGER_ID, KIND, AT_SECOND, GRAIN, TIMES)
                    VALUES ('', 'welcome', 'Start', ?, 60, 0, 1)
                    """, kind);
        }
    }

    private static Flyway flyway(DataSource dataSource, String target) {
        return Flyway.configure()
                .dataSource(dataSource)
                .javaMigrations(new JoinedAddresses())
                .locations("classpath:org/declic/store/migration")
                .table("DECLIC_SCHEMA_HISTORY")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(target)
                .load();
    }
}
