package org.declic.boot;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServlet;
import java.util.List;
import org.declic.boot.guest.DoorMvc;
import org.declic.boot.guest.GuestDoors;
import org.declic.boot.observe.ObservedDoors;
import org.declic.boot.security.GuestSecurity;
import org.declic.door.activecampaign.FormServlet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;

/** The doors in an application of others. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnMissingBean(type = "org.declic.boot.DeclicApplication")
class GuestConfiguration {

    private static final int FORM = 1 << 20;

    @Bean
    GuestDoors declicDoors(ConfigurableApplicationContext host, GuestSettings settings) {
        return new GuestDoors(
                host,
                settings.pathPrefix(),
                List.of(
                        DoorMvc.class,
                        DoorConfiguration.class,
                        ApiConfiguration.class,
                        CrossOriginConfiguration.class,
                        ObservedDoors.class,
                        GuestSecurity.class));
    }

    /** Before the host's security, which has no say here, unless it is to find out who asks. */
    @Bean
    FilterRegistrationBean<GuestDoors> declicDoorsFilter(GuestDoors declicDoors, GuestSettings settings) {
        var registration = new FilterRegistrationBean<>(declicDoors);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(
                settings.security().enabled() ? Ordered.HIGHEST_PRECEDENCE + 100 : Ordered.LOWEST_PRECEDENCE - 100);
        return registration;
    }

    /** Nobody calls it: it has the server read multipart forms of these paths, however long the host's may be. */
    @Bean
    ServletRegistrationBean<HttpServlet> declicFormServlet(GuestSettings settings) {
        var registration = new ServletRegistrationBean<HttpServlet>(
                new HttpServlet() {
                    private static final long serialVersionUID = 1L;
                },
                FormServlet.paths(settings.pathPrefix()));
        registration.setName("declicFormServlet");
        registration.setMultipartConfig(new MultipartConfigElement("", FORM, FORM, FORM));
        return registration;
    }
}
