package org.declic.automation;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.declic.entry.DeployedTrigger;
import org.declic.setting.Mistake;
import org.declic.trigger.Reentry;
import org.declic.trigger.Trigger;

/**
 * What {@link StartConditionListener} has read from a message start event; it is kept with the parsed definition, so that
 * it lives exactly as long as that.
 *
 * @param mistakes empty but for definitions that were deployed when other rules held
 */
public record ParsedTrigger(Trigger trigger, Reentry reentry, List<Mistake> mistakes) {

    private static final PropertyKey<ParsedTrigger> KEY = new PropertyKey<>("declicTrigger");

    void keepOn(ActivityImpl startEvent) {
        startEvent.getProperties().set(KEY, this);
    }

    /** The trigger of this start event; empty if it is no message start event of the process. */
    public static Optional<ParsedTrigger> of(ProcessDefinitionEntity definition, String startEventId) {
        return Optional.ofNullable(definition.findActivity(startEventId))
                .map(activity -> activity.getProperties().get(KEY));
    }

    boolean isPlain() {
        return trigger.plain() && mistakes.isEmpty();
    }

    public DeployedTrigger asDeployed(boolean suspended) {
        return new DeployedTrigger(trigger, reentry, suspended, mistakes);
    }
}
