package hosts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A process application that has its own way with JSON, errors, clocks, threads and paths. */
@SpringBootApplication
@EnableProcessApplication("host")
@RestController
public class Host implements WebMvcConfigurer {

    private final Clock clock;
    private final Executor executor;

    Host(Clock clock, Executor executor) {
        this.clock = clock;
        this.executor = executor;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Host.class, arguments);
    }

    @Override
    public void configurePathMatch(PathMatchConfigurer paths) {
        paths.addPathPrefix("/own", type -> type.getPackageName().equals("hosts"));
    }

    @GetMapping("/hello")
    Map<String, String> hello() {
        return Map.of("helloAt", clock.getZone() + " " + executor.getClass().getSimpleName());
    }

    @GetMapping("/fails")
    String fails() {
        throw new IllegalStateException("meant to");
    }

    record Named(String firstName) {}

    @GetMapping("/named")
    Named named() {
        return new Named("Ana");
    }

    @ControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Everything {

        @ExceptionHandler(Exception.class)
        ResponseEntity<String> any(Exception any) {
            return ResponseEntity.status(418).body("the host's own error");
        }
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Own {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Executor executor() {
            return new Direct();
        }

        @Bean
        ObjectMapper objectMapper() {
            return new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        }
    }

    static class Direct implements Executor {

        @Override
        public void execute(Runnable work) {
            work.run();
        }
    }
}
