package hosts;

import org.camunda.bpm.engine.HistoryService;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordEvents;
import org.declic.event.TrackedEvent;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;

/** Camunda's starter, Declic's library, and no web server. */
@SpringBootApplication
public class Host implements CommandLineRunner {

    private final RecordEvents events;
    private final HistoryService history;
    private final JdbcTemplate jdbc;

    Host(RecordEvents events, HistoryService history, JdbcTemplate jdbc) {
        this.events = events;
        this.history = history;
        this.jdbc = jdbc;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Host.class, arguments).close();
    }

    @Override
    public void run(String... arguments) throws InterruptedException {
        for (var count = 1; count <= 2; count++) {
            events.record(TrackedEvent.now(
                    Tenant.NONE,
                    Email.of("email", "ana@example.com"),
                    EventName.of("event", "Hosted"),
                    EventValue.of("")));
            while (jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_DECISION", Integer.class) < count) {
                Thread.sleep(50);
            }
        }
        System.out.println("decided twice, started "
                + history.createHistoricProcessInstanceQuery().count());
    }
}
