package org.declic.automation.engine;

import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.declic.entry.InstanceEvents.Activated;
import org.jspecify.annotations.Nullable;

/**
 * Tells of instances that are activated, however that comes: one by one, with their definition, in a batch or by a job. It is told when
 * the rows are written, and before the transaction ends.
 */
public final class ActivatedInstances extends ExecutionManager {

    private final Consumer<Activated> told;

    private ActivatedInstances(Consumer<Activated> told) {
        this.told = told;
    }

    /**
     * To be called when the engine has made its own.
     *
     * @param told within the transaction, outside of a command
     */
    public static void replaceIn(ProcessEngineConfigurationImpl engine, Consumer<Activated> told) {
        OwnSession.replace(engine, ExecutionManager.class, () -> new ActivatedInstances(told));
    }

    @Override
    public void updateExecutionSuspensionStateByProcessDefinitionId(String definition, SuspensionState state) {
        super.updateExecutionSuspensionStateByProcessDefinitionId(definition, state);
        tell(state, null, definition, null);
    }

    @Override
    public void updateExecutionSuspensionStateByProcessInstanceId(String instance, SuspensionState state) {
        super.updateExecutionSuspensionStateByProcessInstanceId(instance, state);
        tell(state, instance, null, null);
    }

    @Override
    public void updateExecutionSuspensionStateByProcessDefinitionKey(String key, SuspensionState state) {
        super.updateExecutionSuspensionStateByProcessDefinitionKey(key, state);
        tell(state, null, null, key);
    }

    @Override
    public void updateExecutionSuspensionStateByProcessDefinitionKeyAndTenantId(
            String key, String tenant, SuspensionState state) {
        super.updateExecutionSuspensionStateByProcessDefinitionKeyAndTenantId(key, tenant, state);
        tell(state, null, null, key);
    }

    private void tell(
            SuspensionState state, @Nullable String instance, @Nullable String definition, @Nullable String key) {
        if (state.getStateCode() == SuspensionState.ACTIVE.getStateCode()) {
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(
                            TransactionState.COMMITTING,
                            context -> told.accept(new Activated(instance, definition, key)));
        }
    }
}
