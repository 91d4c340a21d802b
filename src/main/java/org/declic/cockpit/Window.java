package org.declic.cockpit;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.entry.Activity;
import org.declic.entry.Audience;
import org.declic.entry.Automations;
import org.declic.entry.DryRun;
import org.declic.entry.EnterAudience;
import org.declic.entry.EnterContact;
import org.declic.entry.FailedEvents;
import org.declic.entry.LatestDecisions;
import org.declic.entry.Permissions;

/**
 * What operators see and do of one process engine. Cockpit makes its resources itself and knows engines by their names only,
 * so that whoever wires an engine opens its window here and closes it with the engine.
 */
public record Window(
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

    private static final Map<ProcessEngine, Window> OPEN = new ConcurrentHashMap<>();

    /** Opens it for the resources of Cockpit. */
    public Window open() {
        OPEN.put(engine, this);
        return this;
    }

    @Override
    public void close() {
        OPEN.remove(engine, this);
    }

    /** The window of this engine; empty if Declic is not joined to it. */
    static Optional<Window> of(ProcessEngine engine) {
        return Optional.ofNullable(OPEN.get(engine));
    }
}
