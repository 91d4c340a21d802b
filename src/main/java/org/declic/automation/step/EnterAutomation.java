package org.declic.automation.step;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The step "Enter automation": takes the contact into another automation, past its gate. Field: {@code automation}, its key.
 * The instance starts at the start event without a message, if there is one, else at the first.
 */
public final class EnterAutomation extends ContactStep {

    private @Nullable Expression automation;

    @Override
    public void execute(DelegateExecution execution) {
        var services = execution.getProcessEngineServices();
        var key = required("automation", automation, execution);
        var definition = definition(services, key, execution.getTenantId())
                .orElseThrow(() -> new InvalidInput(
                        field("automation", execution), "must be the key of a deployed automation", key));
        services.getRuntimeService()
                .createProcessInstanceById(definition.getId())
                .businessKey(contact(execution).value())
                .setVariable("contact", contact(execution).value())
                .startBeforeActivity(startEvent(services, definition))
                .execute();
    }

    private static Optional<ProcessDefinition> definition(
            ProcessEngineServices services, String key, @Nullable String tenant) {
        var query = services.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion();
        return Optional.ofNullable(
                (tenant == null ? query.withoutTenantId() : query.tenantIdIn(tenant)).singleResult());
    }

    private static String startEvent(ProcessEngineServices services, ProcessDefinition definition) {
        var process = (Process) services.getRepositoryService()
                .getBpmnModelInstance(definition.getId())
                .getModelElementById(definition.getKey());
        var starts = process.getChildElementsByType(StartEvent.class);
        return starts.stream()
                .filter(start -> start.getEventDefinitions().isEmpty())
                .findFirst()
                .or(() -> starts.stream().findFirst())
                .orElseThrow()
                .getId();
    }

    public void setAutomation(Expression automation) {
        this.automation = automation;
    }
}
