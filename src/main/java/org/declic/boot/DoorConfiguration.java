package org.declic.boot;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.declic.contact.Attributes;
import org.declic.contact.People;
import org.declic.contact.Unsubscribing;
import org.declic.door.Accounts;
import org.declic.door.Admission;
import org.declic.door.BodyLimit;
import org.declic.door.EventRules;
import org.declic.door.ForeignSites;
import org.declic.door.Problems;
import org.declic.door.Throttle;
import org.declic.door.UnsubscribeDoor;
import org.declic.door.activecampaign.ActiveCampaignDoor;
import org.declic.door.activecampaign.FormServlet;
import org.declic.door.cloudevents.CloudEventsDoor;
import org.declic.door.cloudevents.Webhooks;
import org.declic.door.operate.AutomationEntries;
import org.declic.door.operate.AutomationsDoor;
import org.declic.door.operate.BatchesDoor;
import org.declic.door.operate.ContactsDoor;
import org.declic.door.operate.EntryDoor;
import org.declic.door.operate.FailedEventsDoor;
import org.declic.door.operate.ParameterCheck;
import org.declic.entry.Automations;
import org.declic.entry.operate.BatchesView;
import org.declic.entry.operate.ChangeAddress;
import org.declic.entry.operate.ContactExport;
import org.declic.entry.operate.DecisionsView;
import org.declic.entry.operate.DesignWarnings;
import org.declic.entry.operate.DryRun;
import org.declic.entry.operate.EntryView;
import org.declic.entry.operate.EraseContact;
import org.declic.entry.operate.FailedEventsView;
import org.declic.event.ContactChanges;
import org.declic.event.Door;
import org.declic.event.RecordEvents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * The doors, and how long a body each of them reads. The application has them among its own; an application that Declic is a
 * guest in does not: {@link GuestConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

    private static final DataSize FORM = DataSize.ofMegabytes(1);

    @Bean
    ForeignSites foreignSites(DeclicProperties properties) {
        return new ForeignSites(properties.security().origins());
    }

    @Bean
    Throttle throttle(DeclicProperties properties, ObjectProvider<Throttle.Observer> observers) {
        var security = properties.security();
        return new Throttle(
                security.tries(),
                security.maxWait(),
                System::nanoTime,
                (kind, waits) -> observers.forEach(observer -> observer.refused(kind, waits)));
    }

    @Bean
    Admission admission(Accounts accounts, ForeignSites foreignSites, Throttle throttle) {
        return new Admission(accounts, foreignSites, throttle);
    }

    @Bean
    ActiveCampaignDoor activeCampaignDoor(Admission admission, EventRules eventRules, RecordEvents recordEvents) {
        return new ActiveCampaignDoor(admission, eventRules, recordEvents.through(Door.EVENT));
    }

    /** Spring MVC's own servlet takes multipart forms as long as the application allows. */
    @Bean
    ServletRegistrationBean<FormServlet> formServlet(WebApplicationContext context) {
        var most = FORM.toBytes();
        var registration = new ServletRegistrationBean<>(new FormServlet(context, most), FormServlet.paths(""));
        registration.setMultipartConfig(new MultipartConfigElement("", most, most, (int) most));
        return registration;
    }

    @Bean
    ServletRegistrationBean<CloudEventsDoor> cloudEventsDoor(
            Admission admission,
            EventRules eventRules,
            RecordEvents recordEvents,
            DeclicProperties properties,
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> errors) {
        return new ServletRegistrationBean<>(
                new CloudEventsDoor(
                        admission,
                        eventRules,
                        recordEvents.through(Door.EVENTS),
                        new Webhooks(properties.events().webhookOrigins()),
                        properties.maxRequestSize().toBytes(),
                        errors::getObject),
                CloudEventsDoor.PATH);
    }

    /**
     * Spring Security has Spring MVC look for the handler of every request; that of another servlet's it would look for among
     * all there are, which took a tenth of the time of a request with one event. Nobody calls this one.
     */
    @Bean
    SimpleUrlHandlerMapping cloudEventsPath() {
        HttpRequestHandler none = (request, response) -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return new SimpleUrlHandlerMapping(Map.of(CloudEventsDoor.PATH, none), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    AutomationEntries automationEntries(DecisionsView decisions) {
        return new AutomationEntries(decisions);
    }

    @Bean
    AutomationsDoor automationsDoor(Automations automations, DesignWarnings warnings, DryRun dryRun) {
        return new AutomationsDoor(automations, warnings, dryRun);
    }

    @Bean
    EntryDoor entryDoor(Automations automations, EntryView entries) {
        return new EntryDoor(automations, entries);
    }

    /** For the paths of the management API only, whatever else the application serves. */
    @Bean
    MappedInterceptor declicParameterCheck() {
        return new MappedInterceptor(
                new String[] {"/automations/**", "/contacts/**", "/failed-events/**"}, new ParameterCheck());
    }

    @Bean
    BatchesDoor declicBatchesDoor(Automations automations, BatchesView batches) {
        return new BatchesDoor(automations, batches);
    }

    @Bean
    FailedEventsDoor failedEventsDoor(FailedEventsView failedEvents) {
        return new FailedEventsDoor(failedEvents);
    }

    @Bean
    ContactsDoor contactsDoor(ContactExport export, EraseContact eraseContact, ChangeAddress changeAddress) {
        return new ContactsDoor(export, eraseContact, changeAddress);
    }

    @Bean
    UnsubscribeDoor unsubscribeDoor(
            Unsubscribing unsubscribing,
            People people,
            Attributes attributes,
            ContactChanges changes,
            Throttle throttle) {
        return new UnsubscribeDoor(unsubscribing, people, attributes, changes.through(Door.UNSUBSCRIBE), throttle);
    }

    @Bean
    Problems problems() {
        return new Problems();
    }

    @Bean
    FilterRegistrationBean<BodyLimit> formBodyLimit() {
        return limit(FORM, "/event");
    }

    @Bean
    FilterRegistrationBean<BodyLimit> eventsBodyLimit(DeclicProperties properties) {
        return limit(properties.maxRequestSize(), "/events");
    }

    @Bean
    FilterRegistrationBean<BodyLimit> apiBodyLimit() {
        return limit(FORM, "/api/3/*", "/admin/api.php", "/automations/*", "/contacts/*", "/failed-events/*");
    }

    static FilterRegistrationBean<BodyLimit> limit(DataSize most, String... paths) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(most.toBytes()));
        registration.addUrlPatterns(paths);
        registration.setName("bodyLimit " + String.join(" ", paths));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
