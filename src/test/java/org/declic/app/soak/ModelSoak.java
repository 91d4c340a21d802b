package org.declic.app.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.declic.app.AppProcess;
import org.declic.store.Databases.Database;
import org.declic.store.Kept;
import org.declic.store.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The application under load and faults, judged one by one against a {@link Model}. {@code -Dsoak.seed} repeats what was
 * sent and which faults came; {@code -Dsoak.rounds} and {@code -Dsoak.faults} say how many and which. src/docs/explanation/soak.md tells
 * more.
 */
class ModelSoak {

    private static final int ROUNDS = Integer.getInteger("soak.rounds", 2);
    private static final int EVENTS = Integer.getInteger("soak.events", 150);
    private static final long SEED = Long.getLong("soak.seed", new Random().nextInt(1_000_000));
    private static final int SENDERS = 4;

    @TempDir
    private Path directory;

    private final GreenMail mails = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final Diary diary = new Diary();
    private final Suspensions suspensions = new Suspensions();

    @Test
    void what_two_nodes_on_postgresql_make_of_each_event_is_what_the_model_says() throws Exception {
        mails.start();
        try (var server = new PostgresServer(directory.resolve("data"));
                var pool = (HikariDataSource) server.database().open()) {
            drill(2, server.database(), server, new Records(new JdbcTemplate(pool)), FaultKinds.ofSystemProperty());
        } finally {
            mails.stop();
        }
    }

    /** A kill ends the database too, which is in the node. What reads it here opens it each time, and leaves it to the node. */
    @Test
    void what_one_node_on_h2_makes_of_each_event_is_what_the_model_says() throws Exception {
        var kinds = FaultKinds.ofSystemProperty().without("still");
        mails.start();
        try (var kept = Kept.h2(directory)) {
            drill(1, kept.database(), null, new Records(new JdbcTemplate(kept.dataSource())), kinds);
        } finally {
            mails.stop();
        }
    }

    private void drill(int nodes, Database database, PostgresServer server, Records records, FaultKinds kinds)
            throws Exception {
        System.out.printf(
                "Drill with -Dsoak.seed=%d -Dsoak.rounds=%d -Dsoak.faults=%s%n",
                SEED, ROUNDS, String.join(",", kinds.chosen()));
        try (var cluster = new Cluster(nodes, database, directory, settings(kinds))) {
            cluster.start(0); // makes the tables
            IntStream.range(1, nodes).forEach(cluster::start);
            deploy(cluster);
            var turns = new ReentrantReadWriteLock(true);
            var random = new Random(SEED);
            var faults = new Faults(random, cluster, server, records, suspensions, diary, turns.writeLock());
            var enough = new AtomicBoolean();
            var senders = IntStream.range(0, SENDERS)
                    .mapToObj(number -> new Thread(
                            new Sender(
                                    number,
                                    SEED,
                                    new Exchange(cluster::client, diary, new Random(number)),
                                    diary,
                                    records,
                                    kinds,
                                    turns.readLock(),
                                    enough),
                            "sender " + number))
                    .toList();
            senders.forEach(Thread::start);
            try {
                for (var round = 0; round < ROUNDS; round++) {
                    for (var kind : Faults.inOrderOf(random, kinds)) {
                        await(EVENTS);
                        faults.bring(kind);
                    }
                }
                await(EVENTS);
            } finally {
                enough.set(true);
                for (var sender : senders) {
                    sender.join(2 * AppProcess.PATIENCE.toMillis());
                }
            }
            settle(cluster, faults, records);
            judge(cluster, records);
        }
    }

    private List<String> settings(FaultKinds kinds) {
        var settings = List.of(
                "camunda.bpm.job-execution.lock-time-in-millis=10000",
                "spring.datasource.hikari.connection-timeout=5000",
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + mails.getSmtp().getPort());
        var retention = List.of(
                "declic.retention.events=" + Faults.RETENTION, "declic.retention.decisions=" + Faults.RETENTION);
        return Stream.concat(settings.stream(), kinds.has("retention") ? retention.stream() : Stream.of())
                .toList();
    }

    private static void deploy(Cluster cluster) {
        for (var automation : Automations.all()) {
            var deployed = cluster.client(new Random(0)).deployByRest(automation);
            assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        }
    }

    /** Waits until so many more events are acknowledged. */
    private void await(int more) {
        var before = diary.acknowledged();
        Awaitility.await().atMost(AppProcess.PATIENCE).until(() -> diary.acknowledged() >= before + more);
    }

    /** Clocks that are ahead of all that was written: no lock and no pause lasts for hours. What is left is told by the judge. */
    private static void settle(Cluster cluster, Faults faults, Records records) {
        faults.setClocks(cluster.farthest().plusMinutes(10));
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> records.inLine() == 0);
        } catch (ConditionTimeoutException stuck) {
            System.out.println("Something is in line for three minutes");
        }
    }

    private void judge(Cluster cluster, Records records) throws Exception {
        var judge = Judge.of(diary, records, suspensions);
        var differences = new ArrayList<>(judge.differences());
        var judgedMails = JudgedMails.of(judge.mailsDue(), mails.getReceivedMessages(), diary);
        differences.addAll(judgedMails.differences());
        differences.addAll(diary.odd());
        System.out.printf(
                "%,d events acknowledged; %s; %s; %s%n",
                diary.acknowledged(), judge.counts(), judgedMails.counts(), diary.counts());
        if (!differences.isEmpty()) {
            var report = Files.createTempFile("soak-" + SEED + "-", ".txt");
            Files.writeString(report, String.join("\n", differences) + "\n" + cluster.logs());
            fail("%d differences with -Dsoak.seed=%d (all of them and the logs are in %s):%n%s"
                    .formatted(
                            differences.size(),
                            SEED,
                            report,
                            String.join("\n", differences.subList(0, Math.min(50, differences.size())))));
        }
    }
}
