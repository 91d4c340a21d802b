package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.operate.ContactExport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The export of a contact has all that is stored about it. */
abstract class ExportContract extends AppContract {

    /** More than are read at once. */
    private static final int MANY = 501;

    @Test
    void it_repeats_no_event_while_new_ones_come() {
        var sent = IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> "{\"specversion\":\"1.0\",\"type\":\"Paged\",\"source\":\"/shop\",\"id\":\"p"
                        + number + "\",\"subject\":\"paged@example.com\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(app.events(sent).statusCode()).isEqualTo(202);
        var export = app.bean(ContactExport.class);
        var contact = export.find(Tenant.NONE, new Email("paged@example.com"))
                .orElseThrow()
                .contact();
        var events = export.events(contact).iterator();
        var ids = new ArrayList<String>();
        for (var number = 1; events.hasNext(); number++) {
            ids.add(events.next().id());
            if (number == 1) {
                app.track("Paged", "paged@example.com");
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(MANY);
    }

    @Test
    void it_has_events_tallies_decisions_entries_and_mails() {
        app.deploy(Automation.of("exported").trigger("Start", "Exported", "trigger.runs", "once"));
        app.track("Exported", "export@example.com", Map.of("event_id", "x-1"));
        app.track("Exported", "export@example.com", Map.of("event_id", "x-2", "backfill", "true"));
        app.settle();
        var jdbc = new JdbcTemplate(app.bean(DataSource.class));
        var contact = "(SELECT ID FROM DECLIC_CONTACT WHERE TENANT = '' AND EMAIL = 'export@example.com')";
        jdbc.update("INSERT INTO DECLIC_SENT_MAIL (MAIL_KEY, CONTACT_ID, SENT_AT) VALUES ('export-1', " + contact
                + ", TIMESTAMP WITH TIME ZONE '2026-01-02 03:04:05+00:00')");
        jdbc.update("INSERT INTO DECLIC_MAIL_TRY (MAIL_KEY, CONTACT_ID, IN_DOUBT, BEGUN_AT) VALUES ('export-2', "
                + contact + ", TRUE, TIMESTAMP WITH TIME ZONE '2026-01-03 03:04:05+00:00')");

        var exported = Client.json(app.get("/contacts/export@example.com"));
        assertThat(exported.get("mails").toString())
                .isEqualTo("[{\"key\":\"export-1\",\"state\":\"sent\",\"at\":\"2026-01-02T03:04:05Z\"},"
                        + "{\"key\":\"export-2\",\"state\":\"in-doubt\",\"at\":\"2026-01-03T03:04:05Z\"}]");
        assertThat(exported.get("tallies").toString()).isEqualTo("{\"Exported\":2}");
        assertThat(exported.get("tenant").isNull()).isTrue();
        assertThat(exported.get("updatedAt").isTextual()).isTrue();
        assertThat(exported.get("events").findValuesAsText("startsNothing")).containsExactly("true", "false");
        assertThat(exported.get("entries")).hasSize(1);
        assertThat(exported.at("/entries/0/automation").textValue()).isEqualTo("exported");
        assertThat(exported.at("/entries/0/exitedAt").isNull()).isTrue();
        assertThat(exported.at("/decisions/0/outcome").textValue()).isEqualTo("entered");
    }
}
