package org.declic.app;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
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
    private final Databases.Database database;
    private final boolean lasting;

    private App(ConfigurableApplicationContext context, Databases.Database database, boolean lasting) {
        super("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
        this.context = context;
        this.database = database;
        this.lasting = lasting;
    }

    /** @param settings such as {@code declic.late-after=PT1H} */
    public static App on(Databases.Database database, String... settings) {
        return with(new Class<?>[0], database, settings);
    }

    /** The one that test classes share on a database of this kind, as it is after its start. */
    public static App shared(Databases.Database like) {
        return SharedApp.on(like);
    }

    /** Where the mails of the shared ones go. */
    public static MailBox mails() {
        return SharedApp.MAILS;
    }

    /** @param more configurations with beans of a user of its own */
    public static App with(Class<?>[] more, Databases.Database database, String... settings) {
        return new App(builder(more).run(arguments(database, settings)), database, false);
    }

    /** One that is not stopped when it is closed, but with the JVM. */
    static App lasting(Databases.Database database, String... settings) {
        var more = new Class<?>[] {ObservedStatements.class, Probes.class};
        return new App(builder(more).registerShutdownHook(false).run(arguments(database, settings)), database, true);
    }

    private static SpringApplicationBuilder builder(Class<?>[] more) {
        return new SpringApplicationBuilder(DeclicApplication.class, SharedMappings.class).sources(more);
    }

    /** Jobs are looked for all the time, so that no test waits for it. */
    private static String[] arguments(Databases.Database database, String... settings) {
        var all = new LinkedHashMap<String, String>();
        Stream.concat(
                        Stream.of(
                                "server.port=0",
                                "spring.datasource.url=" + database.url(),
                                "spring.datasource.username=" + database.user(),
                                "spring.datasource.password=" + database.password(),
                                // tests count the events that they send; ContactCreatedContract has it on, as users
                                // have
                                "declic.events.contact-created=false",
                                "camunda.bpm.deployment-resource-pattern=classpath*:nothing/*.bpmn",
                                "camunda.bpm.job-execution.wait-time-in-millis=50",
                                "camunda.bpm.job-execution.max-wait=100"),
                        Stream.of(settings))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> all.put(setting[0], setting[1]));
        return all.entrySet().stream()
                .map(one -> "--" + one.getKey() + "=" + one.getValue())
                .toArray(String[]::new);
    }

    /** Where its data is; other nodes may be started on it. */
    public Databases.Database database() {
        return database;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Object bean(String name) {
        return context.getBean(name);
    }

    /** An instance of this class as if it were a bean of the application's. */
    Object wired(Class<?> type) {
        return context.getAutowireCapableBeanFactory().createBean(type);
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
        if (lasting) {
            SharedApp.rest(this);
        } else {
            context.close();
            SharedApp.takeOver();
        }
    }
}
