package org.declic.boot.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.declic.boot.BatchedInserts;
import org.declic.boot.DatabaseSettings;
import org.declic.boot.DatabaseTimeouts;
import org.declic.boot.DeclicProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * The web server and the connections to the database of the application out of the box. An application that Declic is a guest
 * in has its own, as they are.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HttpSettings.class, DatabaseSettings.class})
public class ServerConfiguration {

    private static final int LIVENESS_THREADS = 2;

    @Bean
    static DatabaseTimeouts databaseTimeouts(ObjectProvider<DatabaseSettings> settings) {
        return new DatabaseTimeouts(settings);
    }

    @Bean
    static BatchedInserts batchedInserts() {
        return new BatchedInserts();
    }

    @Bean
    ReadingWatch readingWatch(HttpSettings settings) {
        return new ReadingWatch(settings);
    }

    /** After Spring Boot's own, whose valve finds out whom a proxy forwards for. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> declicServer(
            HttpSettings settings,
            DeclicProperties properties,
            ReadingWatch readingWatch,
            Environment environment,
            ObjectProvider<RefusalObserver> refusals) {
        return factory -> {
            factory.setProtocol(WatchedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                watch(connector, readingWatch);
                // an encoded / is none that parts the path; where it may stand, NamesInPaths says
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            });
            var port = settings.livenessPort();
            if (port != null) {
                var liveness = liveness(port, address(environment.getProperty("server.address")), readingWatch);
                factory.addAdditionalTomcatConnectors(liveness);
                factory.addEngineValves(new LivenessValve(liveness));
            }
            var rules = new BodyRules(
                    settings,
                    properties.maxRequestSize().toBytes(),
                    Runtime.getRuntime().maxMemory());
            factory.addEngineValves(new BodyValve(
                    rules, (path, status) -> refusals.forEach(observer -> observer.refused(path, status))));
        };
    }

    @Bean
    FilterRegistrationBean<QuietRefusals> quietRefusals() {
        var registration = new FilterRegistrationBean<>(new QuietRefusals());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static void watch(Connector connector, ReadingWatch watch) {
        if (connector.getProtocolHandler() instanceof WatchedProtocol protocol) {
            protocol.watchedBy(watch);
        }
    }

    /** Threads of its own: it answers while all those for requests are at work. */
    private static Connector liveness(int port, @Nullable InetAddress address, ReadingWatch watch) {
        var connector = new Connector(WatchedProtocol.class.getName());
        connector.setPort(port);
        connector.setProperty("maxThreads", Integer.toString(LIVENESS_THREADS));
        connector.setProperty("minSpareThreads", "1");
        connector.setProperty("maxConnections", "100");
        connector.setProperty("connectionTimeout", "5000");
        if (address != null && connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setAddress(address);
        }
        watch(connector, watch);
        return connector;
    }

    private static @Nullable InetAddress address(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? null : InetAddress.getByName(name);
        } catch (UnknownHostException unknown) {
            throw new IllegalStateException("server.address is not known: " + name, unknown);
        }
    }
}
