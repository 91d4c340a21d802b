package org.declic.automation.engine;

import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * The incident of a failed event belongs to a process definition, though its job does not. The engine would not delete a
 * definition that an incident refers to: such incidents are taken off it before.
 */
public final class CheckedDefinitions extends ProcessDefinitionManager {

    private final Consumer<String> takeOff;

    private CheckedDefinitions(Consumer<String> takeOff) {
        this.takeOff = takeOff;
    }

    /**
     * To be called when the engine has made its own.
     *
     * @param takeOff takes the incidents of failed events off the definition of this id
     */
    public static void replaceIn(ProcessEngineConfigurationImpl engine, Consumer<String> takeOff) {
        OwnSession.replace(engine, ProcessDefinitionManager.class, () -> new CheckedDefinitions(takeOff));
    }

    @Override
    public void deleteProcessDefinition(
            ProcessDefinition definition,
            String id,
            boolean cascadeToHistory,
            boolean cascadeToInstances,
            boolean skipCustomListeners,
            boolean skipIoMappings) {
        takeOff.accept(id);
        super.deleteProcessDefinition(
                definition, id, cascadeToHistory, cascadeToInstances, skipCustomListeners, skipIoMappings);
    }
}
