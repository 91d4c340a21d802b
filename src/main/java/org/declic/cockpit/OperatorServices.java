package org.declic.cockpit;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.entry.Automations;
import org.declic.entry.audience.Audience;
import org.declic.entry.audience.EnterAudience;
import org.declic.entry.operate.Activity;
import org.declic.entry.operate.DryRun;
import org.declic.entry.operate.EnterContact;
import org.declic.entry.operate.FailedEvents;
import org.declic.entry.operate.LatestDecisions;
import org.declic.entry.operate.Permissions;

/**
 * What operators see and do of one process engine. Cockpit makes its resources itself and knows engines by their names only,
 * so that whoever wires an engine opens its window here and closes it with the engine.
 */
public record OperatorServices(
        ProcessEngine engine,
        Automations automations,
        Permissions permissions,
        Activity activity,
        LatestDecisions decisions,
        ContactView contacts,
        DryRun dryRun,
        EnterContact enterContact,
        Audience audience,
        EnterAudience enterAudience,
        FailedEvents failedEvents,
        Clock clock)
        implements AutoCloseable {

    private static final Map<ProcessEngine, OperatorServices> OPEN = new ConcurrentHashMap<>();

    /** Opens it for the resources of Cockpit. */
    public OperatorServices open() {
        OPEN.put(engine, this);
        return this;
    }

    @Override
    public void close() {
        OPEN.remove(engine, this);
    }

    /** The window of this engine; empty if Declic is not joined to it. */
    static Optional<OperatorServices> of(ProcessEngine engine) {
        return Optional.ofNullable(OPEN.get(engine));
    }
}
