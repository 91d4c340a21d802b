package org.declic.boot;

import org.declic.automation.engine.EngineProduct;
import org.declic.boot.security.DemoCredentialsGuard;
import org.declic.contact.Masked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** The last lines of the log of the start: where everything is, and what to try first. */
final class StartupSummary implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger("Declic");

    private final DemoCredentialsGuard demoCredentials;
    private final Environment environment;

    StartupSummary(DemoCredentialsGuard demoCredentials, Environment environment) {
        this.demoCredentials = demoCredentials;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web)) {
            return;
        }
        var address = environment.getProperty("server.address", "127.0.0.1");
        var root = "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":"
                + web.getWebServer().getPort();
        LOG.info(
                """
                Declic is up.
                  Cockpit, Tasklist, Admin  {}/camunda/{}
                  {}{}/engine-rest
                  Events                    {}/event (ActiveCampaign's form), {}/events (CloudEvents)
                  Who entered, and why not  {}/automations/<key>/entries
                  Database                  {}{}""",
                root,
                demoCredentials.isDemo() ? " (user demo, password demo)" : "",
                String.format("%-26s", EngineProduct.ours().name() + "'s REST API"),
                root,
                root,
                root,
                root,
                Masked.passwords(environment.getProperty("spring.datasource.url", "")),
                demoCredentials.isDemo() ? toTry(root) : "");
    }

    /** To be copied, so that addresses are written as the log does not mask them. */
    private static String toTry(String root) {
        return """

                Try it:
                  curl -d actid=demo -d key=demo -d event="Signed up" -d 'visit={"email":"ana%%40example.com"}' %1$s/event
                  curl -u demo:demo "%1$s/automations/welcome-series/entries?contact=ana%%40example.com\"""".formatted(root);
    }
}
