package org.declic.app.soak;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import org.declic.app.Client;
import org.declic.store.PostgresServer;

/** What the drill does to the nodes, their database, their clocks and what is deployed, as the seed says. */
final class Faults {

    static final Duration RETENTION = Duration.ofHours(2);

    private final Random random;
    private final Cluster cluster;
    private final PostgresServer server;
    private final Records records;
    private final Suspensions suspensions;
    private final Exchange exchange;
    private final Diary diary;
    private final Lock nobodySends;
    private final long began = System.nanoTime();
    private int retentions;

    Faults(
            Random random,
            Cluster cluster,
            PostgresServer server,
            Records records,
            Suspensions suspensions,
            Diary diary,
            Lock nobodySends) {
        this.random = random;
        this.cluster = cluster;
        this.server = server;
        this.records = records;
        this.suspensions = suspensions;
        this.exchange = new Exchange(cluster::client, diary, new Random(random.nextLong()));
        this.diary = diary;
        this.nobodySends = nobodySends;
    }

    /** Brings about one fault and what ends it. */
    void bring(String kind) {
        switch (kind) {
            case "kill" -> kill();
            case "still" -> standStill();
            case "redeploy" -> redeploy();
            case "suspend" -> suspend();
            case "retention" -> forget();
            case "clock" -> setClocks();
            default -> {} // the senders erase
        }
    }

    /** One node, or all of them; one time in two the one is killed again while it starts. */
    private void kill() {
        var first = random.nextInt(cluster.size());
        var all = random.nextInt(3) == 0;
        said(all ? "kill -9 of all nodes" : "kill -9 of node " + first);
        cluster.kill(first);
        for (var other = 0; all && other < cluster.size(); other++) {
            cluster.kill(other);
        }
        if (random.nextBoolean()) {
            var starting = cluster.begin(first);
            var after = Duration.ofMillis(1000 + random.nextInt(9000));
            pass(after);
            said("kill -9 of node " + first + " after " + after + " of its start");
            starting.kill();
        }
        for (var node = 0; node < cluster.size(); node++) {
            if (!cluster.isUp(node)) {
                cluster.start(node);
            }
        }
    }

    private void standStill() {
        var duration = Duration.ofMillis(2000 + random.nextInt(6000));
        said("the database stands still for " + duration);
        server.pause();
        try {
            pass(duration);
        } finally {
            server.resume();
        }
    }

    /** Deploys again what is deployed, and deletes another version, perhaps the one just deployed. */
    private void redeploy() {
        var deployed = exchange.until(
                        "a deployment",
                        answer -> answer.statusCode() == 200,
                        false,
                        client -> client.deployByRest(Automations.redeployed()))
                .orElseThrow();
        var versions = new ArrayList<String>();
        exchange.until(
                        "the versions",
                        answer -> answer.statusCode() == 200,
                        false,
                        client -> client.get("/engine-rest/process-definition?key=" + Automations.REDEPLOYED))
                .ifPresent(answer -> Client.json(answer)
                        .forEach(one -> versions.add(one.get("deploymentId").textValue())));
        var delete = random.nextInt(4) == 0
                ? Client.json(deployed).get("id").textValue()
                : versions.get(random.nextInt(versions.size()));
        said("deployed again; " + versions.size() + " versions, of which one is deleted");
        if (versions.size() > 1) {
            exchange.until(
                    "DELETE of a version",
                    answer -> answer.statusCode() == 204 || answer.statusCode() == 404,
                    true,
                    client -> client.send(client.request("/engine-rest/deployment/" + delete)
                            .header("Authorization", Client.basic())
                            .method("DELETE", BodyPublishers.noBody())));
        }
    }

    private void suspend() {
        var after = records.latestDecision();
        suspended(true);
        var duration = Duration.ofMillis(500 + random.nextInt(3000));
        said(Automations.SUSPENDED + " is suspended for " + duration);
        pass(duration);
        suspended(false);
        pass(Duration.ofSeconds(3)); // what is being decided ends
        suspensions.add(after, records.latestDecision());
    }

    private void suspended(boolean suspended) {
        exchange.until(
                "PUT suspended",
                answer -> answer.statusCode() == 204,
                false,
                client -> client.send(client.request("/engine-rest/process-definition/suspended")
                        .header("Authorization", Client.basic())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"processDefinitionKey\":\"" + Automations.SUSPENDED
                                + "\",\"suspended\":" + suspended + "}"))));
    }

    /** All clocks go on by what is kept and an hour. An event whose sender has no answer yet must not be forgotten: nobody sends. */
    private void forget() {
        nobodySends.lock();
        try {
            setClocks(cluster.farthest().plus(RETENTION).plusHours(1));
            records.awaitWhatHadBegun();
            records.keep();
            records.forgottenBefore(
                    Instant.now().plus(cluster.offset(0)).minus(RETENTION).plus(1, ChronoUnit.MINUTES));
            var before = records.count("SELECT COUNT(*) FROM DECLIC_EVENT");
            cluster.forget(random.nextInt(cluster.size()), ++retentions);
            said("retention: " + (before - records.count("SELECT COUNT(*) FROM DECLIC_EVENT")) + " events forgotten");
        } finally {
            nobodySends.unlock();
        }
    }

    /** Jumps by hours both ways: all clocks, or one of them, so that they differ. */
    private void setClocks() {
        var offset = Duration.ofSeconds(random.nextInt(2 * 6 * 3600) - 6 * 3600);
        if (random.nextBoolean()) {
            said("all clocks are off by " + offset);
            setClocks(offset);
        } else {
            var node = random.nextInt(cluster.size());
            said("the clock of node " + node + " is off by " + offset);
            cluster.setClock(node, offset);
        }
    }

    void setClocks(Duration offset) {
        for (var node = 0; node < cluster.size(); node++) {
            cluster.setClock(node, offset);
        }
        pass(Duration.ofMillis(100)); // till they have read it
    }

    private void said(String what) {
        System.out.printf(
                "  %d s, %,d events: %s%n",
                Duration.ofNanos(System.nanoTime() - began).toSeconds(), diary.acknowledged(), what);
    }

    private static void pass(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        for (var left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static List<String> inOrderOf(Random random, FaultKinds kinds) {
        var order = new ArrayList<>(kinds.chosen());
        order.remove("erase");
        java.util.Collections.shuffle(order, random);
        return order;
    }
}
