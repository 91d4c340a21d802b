package hosts;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * What the core of a Camunda Run does that matters to its libraries: it makes the engine itself, with all plugins that there are, and
 * deploys what is in a folder, and its REST API asks for users if that is set.
 */
@SpringBootApplication
public class Run {

    public static void main(String[] arguments) {
        SpringApplication.run(Run.class, arguments);
    }

    @Bean
    ProcessEngineConfigurationImpl processEngineConfigurationImpl(List<ProcessEnginePlugin> plugins) {
        var engine = new SpringProcessEngineConfiguration();
        engine.setDeployChangedOnly(true);
        engine.getProcessEnginePlugins().add(new CompositeProcessEnginePlugin(plugins));
        return engine;
    }

    @Bean
    DefaultDeploymentConfiguration camundaDeploymentConfiguration(@Value("${camunda.deploymentDir}") Path folder) {
        return new DefaultDeploymentConfiguration() {
            @Override
            public Set<Resource> getDeploymentResources() {
                try (var files = Files.walk(folder)) {
                    return files.filter(Files::isRegularFile)
                            .map(FileSystemResource::new)
                            .collect(Collectors.toSet());
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        };
    }

    @Bean
    @ConditionalOnProperty("camunda.bpm.run.auth.enabled")
    FilterRegistrationBean<Filter> restUsers() {
        var registration = new FilterRegistrationBean<Filter>(new ProcessEngineAuthenticationFilter());
        registration.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
        registration.addUrlPatterns("/engine-rest/*");
        registration.setOrder(1);
        return registration;
    }
}
