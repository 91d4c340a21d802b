package org.declic.automation.step;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;

/**
 * The step "Leave automation": ends all running instances of the contact in another automation. Field: {@code automation},
 * its key. The instance that takes the step goes on, whichever automation it is of.
 */
public final class LeaveAutomation extends ContactStep {

    private @Nullable Expression automation;

    @Override
    public void execute(DelegateExecution execution) {
        var runtime = execution.getProcessEngineServices().getRuntimeService();
        var left = required("automation", automation, execution);
        var reason = "the contact left by '" + execution.getCurrentActivityId() + "'";
        // asked for more than the contact, PostgreSQL may read all instances of the automation or of the tenant
        runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(contact(execution).value())
                .list()
                .stream()
                .filter(one -> Objects.equals(one.getTenantId(), execution.getTenantId()))
                .filter(one -> !one.getId().equals(execution.getProcessInstanceId()))
                .filter(one -> automation(one, execution).equals(left))
                .map(ProcessInstance::getId)
                .forEach(id -> runtime.deleteProcessInstance(id, reason));
    }

    /** Instances of earlier versions of the engine don't say. */
    private static String automation(ProcessInstance instance, DelegateExecution execution) {
        var key = instance.getProcessDefinitionKey();
        return key != null
                ? key
                : execution
                        .getProcessEngineServices()
                        .getRepositoryService()
                        .getProcessDefinition(instance.getProcessDefinitionId())
                        .getKey();
    }

    public void setAutomation(Expression automation) {
        this.automation = automation;
    }
}
