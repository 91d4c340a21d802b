package org.declic.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.declic.boot.DeclicApplication;
import org.declic.store.Databases;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application running in this JVM on a port of its own, with what its users would send. */
public final class App extends Client implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private App(ConfigurableApplicationContext context) {
        super("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
        this.context = context;
    }

    /** @param settings such as {@code declic.late-after=PT1H} */
    public static App on(Databases.Database database, String... settings) {
        return with(new Class<?>[0], database, settings);
    }

    /** @param more configurations with beans of a user of its own */
    public static App with(Class<?>[] more, Databases.Database database, String... settings) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--camunda.bpm.deployment-resource-pattern=classpath*:nothing/*.bpmn"));
        for (var setting : settings) {
            all.add("--" + setting);
        }
        return new App(new SpringApplicationBuilder(DeclicApplication.class)
                .sources(more)
                .run(all.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Object bean(String name) {
        return context.getBean(name);
    }

    public ProcessEngine engine() {
        return bean(ProcessEngine.class);
    }

    /** What runs the engine's jobs; while it is shut down events wait. */
    public JobExecutor jobs() {
        return ((ProcessEngineConfigurationImpl) engine().getProcessEngineConfiguration()).getJobExecutor();
    }

    /** Deploys by the Java API; as the Modeler does it, {@link #deployByRest}. */
    public String deploy(Automation... automations) {
        return deployFor(null, automations);
    }

    public String deployFor(String tenant, Automation... automations) {
        DeploymentBuilder deployment = bean(RepositoryService.class).createDeployment();
        for (var automation : automations) {
            deployment.addString(automation.key() + ".bpmn", automation.xml());
        }
        return (tenant == null ? deployment : deployment.tenantId(tenant))
                .deploy()
                .getId();
    }

    /** How many instances of the automation run for the contact. */
    public long running(String automation, String contact) {
        return engine().getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(automation)
                .processInstanceBusinessKey(contact)
                .count();
    }

    /** Waits until no job is left that could run now. */
    public void settle() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> engine().getManagementService()
                                .createJobQuery()
                                .messages()
                                .withRetriesLeft()
                                .active()
                                .count()
                        == 0);
    }

    @Override
    public void close() {
        context.close();
    }
}
