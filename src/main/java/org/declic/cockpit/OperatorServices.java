package org.declic.cockpit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.entry.Automations;
import org.declic.entry.operate.AutomationView;
import org.declic.entry.operate.BatchesView;
import org.declic.entry.operate.ContactView;
import org.declic.entry.operate.DashboardView;
import org.declic.entry.operate.DecisionsView;
import org.declic.entry.operate.DryRun;
import org.declic.entry.operate.EntryView;
import org.declic.entry.operate.FailedEventsView;
import org.declic.entry.operate.InstanceView;
import org.declic.entry.operate.ListsView;
import org.declic.entry.operate.TaskView;

/**
 * What operators see and do of one process engine. Cockpit makes its resources itself and knows engines by their names only,
 * so that whoever wires an engine opens its services here and closes them with the engine.
 */
public record OperatorServices(
        ProcessEngine engine,
        Automations automations,
        AutomationView automation,
        DecisionsView decisions,
        EntryView entries,
        BatchesView batches,
        ContactView contacts,
        InstanceView instances,
        DashboardView dashboard,
        DryRun dryRun,
        FailedEventsView failedEvents,
        TaskView tasks,
        ListsView lists)
        implements AutoCloseable {

    private static final Map<ProcessEngine, OperatorServices> OPEN = new ConcurrentHashMap<>();

    /** Opens them for the resources of Cockpit. */
    public OperatorServices open() {
        OPEN.put(engine, this);
        return this;
    }

    @Override
    public void close() {
        OPEN.remove(engine, this);
    }

    /** Those of this engine; empty if Declic is not joined to it. */
    static Optional<OperatorServices> of(ProcessEngine engine) {
        return Optional.ofNullable(OPEN.get(engine));
    }
}
