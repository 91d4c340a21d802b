package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two nodes of an earlier version under load are updated one after the other; then it is counted. By hand, since the earlier
 * version must be built: {@code .ci/rolling-update COMMIT} does, and runs this.
 */
class RollingUpdateSoak {

    private static final String[] SETTINGS = PageSettings.of(
                    Path.of("src/docs/how-to/rolling-update.md"), RollingUpdateSoak.class)
            .with("spring.datasource.hikari.connection-timeout=5000");

    /** None of the contacts of the load, whose waiting events would go first. */
    private static final String MEMBER = "member@example.com";

    private final AtomicReferenceArray<AppProcess> nodes = new AtomicReferenceArray<>(2);

    @Test
    void nodes_of_two_versions_work_together_on_one_database() throws Exception {
        var jar = System.getProperty("earlier.jar");
        assumeTrue(jar != null, "needs -Dearlier.jar, an application that .ci/rolling-update builds");
        var earlier = Path.of(jar);
        var database = Databases.postgres();
        try (var pool = database.open()) {
            nodes.set(0, AppProcess.start(earlier, database, SETTINGS));
            nodes.set(1, AppProcess.start(earlier, database, SETTINGS));
            nodes.get(0).client().track("Joined", MEMBER);
            try (var load = new CountedLoad(nodes)) {
                load.await(1000);
                update(0, database);
                deployToOneAndEnterByTheOther(0, 1, new JdbcTemplate(pool));
                deployToOneAndEnterByTheOther(1, 0, new JdbcTemplate(pool));
                load.await(1000);
                update(1, database);
                load.await(1000);
                load.close();
                load.judge(new JdbcTemplate(pool));
            }
        } finally {
            nodes.get(0).close();
            nodes.get(1).close();
        }
    }

    private void update(int node, Databases.Database database) {
        nodes.get(node).close();
        nodes.set(node, AppProcess.start(database, SETTINGS));
    }

    /** The gate holds at once on the node that has not deployed. */
    private void deployToOneAndEnterByTheOther(int deploying, int entering, JdbcTemplate jdbc) {
        var name = "Deployed to " + deploying;
        var key = "deployed-to-" + deploying;
        var deployed = nodes.get(deploying)
                .client()
                .deployByRest(Automation.of(key).trigger("Start", name, "segment.1.event", "Joined"));
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        var other = nodes.get(entering).client();
        var message = "{\"messageName\":\"" + name + "\",\"businessKey\":\"%s\"}";
        assertThat(other.message(message.formatted("stranger@example.com")).statusCode())
                .isEqualTo(400);
        assertThat(other.message(message.formatted(MEMBER)).statusCode()).isEqualTo(204);
        assertThat(jdbc.queryForList(
                        "SELECT BUSINESS_KEY_ FROM ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = ?", String.class, key))
                .containsExactly(MEMBER);
    }
}
