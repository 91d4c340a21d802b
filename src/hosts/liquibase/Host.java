package hosts;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application whose tables Liquibase makes. */
@SpringBootApplication
@RestController
public class Host {

    private final JdbcTemplate jdbc;

    Host(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Host.class, arguments);
    }

    @GetMapping("/hello")
    String hello() {
        return jdbc.queryForObject("SELECT WORD FROM GREETING", String.class);
    }
}
