package org.declic.automation;

import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.declic.contact.Tenant;
import org.declic.entry.DeployedTrigger;
import org.declic.event.Listener;

/** A start event that listens to a message. */
record MessageStart(ProcessDefinitionEntity definition, String startEvent) {

    Listener listener() {
        return new Listener(definition.getKey(), startEvent);
    }

    Tenant tenant() {
        return Tenant.of(definition.getTenantId());
    }

    /** As the gate is to judge it; empty if it is no message start event. */
    Optional<DeployedTrigger> deployed() {
        return ParsedTrigger.of(definition, startEvent).map(parsed -> parsed.asDeployed(definition.isSuspended()));
    }

    /** Whether Declic properties are set on it, so that it is for contacts only. */
    boolean isTrigger() {
        return ParsedTrigger.of(definition, startEvent)
                .filter(parsed -> !parsed.isPlain())
                .isPresent();
    }
}
