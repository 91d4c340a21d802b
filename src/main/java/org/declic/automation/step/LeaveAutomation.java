package org.declic.automation.step;

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
        var query = runtime.createProcessInstanceQuery()
                .processDefinitionKey(required("automation", automation, execution))
                .processInstanceBusinessKey(contact(execution).value());
        var running = execution.getTenantId() == null
                ? query.withoutTenantId().list()
                : query.tenantIdIn(execution.getTenantId()).list();
        var reason = "the contact left by '" + execution.getCurrentActivityId() + "'";
        running.stream()
                .map(ProcessInstance::getId)
                .filter(id -> !id.equals(execution.getProcessInstanceId()))
                .forEach(id -> runtime.deleteProcessInstance(id, reason));
    }

    public void setAutomation(Expression automation) {
        this.automation = automation;
    }
}
