package hosts;

import org.camunda.bpm.engine.HistoryService;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordEvents;
import org.declic.event.TrackedEvent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;

/** Camunda's starter, Declic's library, and no web server. */
@SpringBootApplication
public class Host {

    public static void main(String[] arguments) throws InterruptedException {
        try (var context = SpringApplication.run(Host.class, arguments)) {
            var events = context.getBean(RecordEvents.class);
            var jdbc = context.getBean(JdbcTemplate.class);
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
                    + context.getBean(HistoryService.class)
                            .createHistoricProcessInstanceQuery()
                            .count());
        }
    }
}
