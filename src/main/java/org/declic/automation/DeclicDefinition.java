package org.declic.automation;

import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;

/**
 * Which process definitions use Declic: those with a start event or a wait that has a setting of ours. To all others nothing of ours
 * happens.
 */
final class DeclicDefinition {

    private static final PropertyKey<Boolean> USES = new PropertyKey<>("declicUses");
    private static final PropertyKey<Boolean> LOOKS_BACK = new PropertyKey<>("declicLooksBack");

    private DeclicDefinition() {}

    static void mark(ProcessDefinitionImpl definition) {
        definition.getProperties().set(USES, true);
    }

    /** It has a wait that takes earlier events, so that what its instances use is kept. */
    static void markLooksBack(ProcessDefinitionImpl definition) {
        definition.getProperties().set(LOOKS_BACK, true);
    }

    static boolean is(ProcessDefinitionImpl definition) {
        return definition.getProperties().contains(USES);
    }

    static boolean looksBack(ProcessDefinitionEntity definition) {
        return definition.getProperties().contains(LOOKS_BACK);
    }
}
