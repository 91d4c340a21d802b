package org.declic.automation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.jspecify.annotations.Nullable;

/** Which start events listen to what, looked up once for all events that one transaction correlates. */
final class KnownStarts {

    private final Map<StartsWanted, List<MessageStart>> known = new HashMap<>();

    List<MessageStart> of(CorrelationSet set, String messageName, Supplier<List<MessageStart>> lookUp) {
        var question = new StartsWanted(messageName, set.getTenantId(), set.getProcessDefinitionId());
        var found = known.get(question);
        if (found == null) {
            found = lookUp.get();
            known.put(question, found);
        }
        return Objects.requireNonNull(found);
    }

    private record StartsWanted(
            String messageName,
            @Nullable String tenant,
            @Nullable String definition) {}
}
