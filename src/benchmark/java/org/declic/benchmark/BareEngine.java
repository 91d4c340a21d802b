package org.declic.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.declic.app.Automation;
import org.declic.store.Databases.Database;

/** Camunda without Declic, with the same history, ids, variables and pool; what is done by many threads at once. */
final class BareEngine implements AutoCloseable {

    /** As many as the job executor of the application may use. */
    static final int THREADS = 10;

    private final HikariDataSource dataSource;
    final ProcessEngine engine;

    BareEngine(Database database) {
        dataSource = database.open();
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setDataSource(dataSource);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(true);
        configuration.setDefaultSerializationFormat("application/json");
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        engine = configuration.buildProcessEngine();
    }

    void deploy(Automation automation) {
        engine.getRepositoryService()
                .createDeployment()
                .addString(automation.key() + ".bpmn", automation.xml())
                .deploy();
    }

    /** How many of so many calls are done in a second. */
    double perSecond(int calls, Callable<?> call) throws Exception {
        var left = new AtomicInteger(calls);
        var threads = Executors.newFixedThreadPool(THREADS);
        var started = System.nanoTime();
        var running = new ArrayList<Future<?>>();
        for (var thread = 0; thread < THREADS; thread++) {
            running.add(threads.submit(() -> {
                while (left.getAndDecrement() > 0) {
                    call.call();
                }
                return null;
            }));
        }
        for (var one : running) {
            one.get();
        }
        threads.shutdown();
        return calls * 1e9 / (System.nanoTime() - started);
    }

    @Override
    public void close() {
        engine.close();
        dataSource.close();
    }
}
