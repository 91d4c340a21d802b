package org.declic.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.store.Databases;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The application of all test classes that need none of their own: one for each kind of database, started when it is first
 * asked for and running until the JVM ends. Each class finds it as it was after its start, but for what the application keeps
 * in memory: names of events that others have used are known, and counters go on.
 */
final class SharedApp {

    /** Where its mails go. */
    static final MailBox MAILS = new MailBox();

    static final String METRICS_TOKEN = "0123456789abcdef";

    private static final Map<Boolean, SharedApp> STARTED = new HashMap<>();

    private static @Nullable SharedApp used;

    private final App app;
    private final KnownEngine engine;
    private final TablesAtStart tables;

    private SharedApp(boolean postgres) {
        this.app = App.lasting(Databases.lasting(postgres), settings());
        this.engine = KnownEngine.of(app);
        this.tables = new TablesAtStart(app.bean(DataSource.class), postgres);
    }

    /** @param like of the kind that is asked for */
    static synchronized App on(Databases.Database like) {
        var shared = STARTED.computeIfAbsent(like.isPostgres(), SharedApp::new);
        rest(shared.app);
        used = shared;
        takeOver();
        shared.begin();
        return shared.app;
    }

    /** After another application was stopped. */
    static synchronized void takeOver() {
        if (used != null) {
            used.engine.makeKnown();
        }
    }

    /** Its jobs rest while nobody uses it. */
    static void rest(App app) {
        ClockUtil.reset();
        app.jobs().shutdown();
        var threads = ((ThreadPoolTaskExecutor) app.bean("camundaTaskExecutor")).getThreadPoolExecutor();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> threads.getActiveCount() == 0 && threads.getQueue().isEmpty());
    }

    private void begin() {
        tables.restore();
        var engine = (ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration();
        engine.getDeploymentCache().discardProcessDefinitionCache();
        app.bean(ObservedStatements.class).none();
        forgetBacklog();
        MAILS.empty();
        app.jobs().start();
    }

    /** How many events wait is looked up anew when time has passed. */
    private void forgetBacklog() {
        ClockUtil.offset(Duration.ofSeconds(10).toMillis());
        app.get("/actuator/health");
        ClockUtil.reset();
    }

    /** Of all that share it. Passwords are guessed elsewhere. */
    private static String[] settings() {
        var accounts = Stream.of(
                        "demo demo demo",
                        "a a a a",
                        "b b b b",
                        "other other other other",
                        "north north-key north-token north",
                        "shop a-key a-token")
                .map(account -> account.split(" "))
                .flatMap(account -> Stream.of(
                                "key=" + account[1],
                                "api-token=" + account[2],
                                "tenant=" + (account.length > 3 ? account[3] : ""))
                        .map(setting -> "declic.accounts." + account[0] + "." + setting));
        return Stream.concat(
                        accounts,
                        Stream.of(
                                // the engine looks every 30 seconds whether a batch is through
                                "camunda.bpm.generic-properties.properties.batch-poll-time=1",
                                "declic.health.max-backlog=3",
                                "declic.health.max-wait=PT2M",
                                "declic.mail.base-url=https://events.example.com/",
                                "declic.mail.from=shop@example.com",
                                "declic.mail.retry=R3/PT0.2S",
                                "declic.metrics.token=" + METRICS_TOKEN,
                                "declic.security.origins=https://shop.example.com,http://other.example.com:8081",
                                "declic.security.tries=0",
                                "declic.webhooks.allow-private=true",
                                "declic.webhooks.retry=PT0.2S,PT0.2S",
                                "declic.webhooks.timeout=PT2S",
                                "spring.datasource.hikari.connection-timeout=120000",
                                "spring.mail.host=127.0.0.1",
                                "spring.mail.port=" + MAILS.port()))
                .toArray(String[]::new);
    }
}
