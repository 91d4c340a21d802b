package hosts;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application whose endpoint is open, as it has no Spring Security. */
@SpringBootApplication
@RestController
public class Host {

    public static void main(String[] arguments) {
        SpringApplication.run(Host.class, arguments);
    }

    @GetMapping("/hello")
    String hello() {
        return "hello";
    }
}
