package hosts;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application with users of its own, and a chain of Spring Security for any request. */
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

    @Bean
    @ConditionalOnProperty(name = "declic.security.enabled", matchIfMissing = true)
    SecurityFilterChain anyRequest(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(Customizer.withDefaults())
                .build();
    }

    /** For where Declic asks for no users itself: as {@code src/docs/how-to/embed.md} has it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "declic.security.enabled", havingValue = "false")
    static class Documented {

        @Bean
        SecurityFilterChain web(HttpSecurity http) throws Exception {
            String[] withKeys = {"/event", "/events", "/unsubscribe", "/admin/api.php", "/2/track/event", "/api/3/**"};
            return http.authorizeHttpRequests(requests -> requests.requestMatchers(withKeys)
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .csrf(csrf -> csrf.ignoringRequestMatchers(withKeys))
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(
                User.withUsername("host").password("{noop}host-secret").roles("USER").build(),
                User.withUsername("operator").password("{noop}host-operator").roles("USER").build());
    }
}
