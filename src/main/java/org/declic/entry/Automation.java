package org.declic.entry;

import java.util.List;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A deployed BPMN process with at least one message start event.
 *
 * @param definitionId id of the process definition of this version
 * @param key key of the process definition
 * @param name null if it has none
 * @param triggers its message start events, in the order of the diagram
 */
public record Automation(
        String definitionId,
        String key,
        @Nullable String name,
        Tenant tenant,
        int version,
        boolean suspended,
        List<DeployedTrigger> triggers) {

    public Automation {
        triggers = List.copyOf(triggers);
    }
}
