package org.declic.automation.step;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.declic.contact.Email;
import org.declic.contact.Tenant;

/**
 * Takes a contact into an automation past its gate. The instance starts at the start event without a message, if there is
 * one, else at the first.
 */
public final class StartByHand {

    private final ProcessEngineServices engine;

    public StartByHand(ProcessEngineServices engine) {
        this.engine = engine;
    }

    /** @return empty if there is no such automation */
    public Optional<ProcessInstance> start(
            Tenant tenant, Email contact, String automation, Map<String, Object> variables) {
        var query = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(automation)
                .latestVersion();
        var definition = tenant.idOrNull() == null
                ? query.withoutTenantId().singleResult()
                : query.tenantIdIn(tenant.id()).singleResult();
        return Optional.ofNullable(definition).map(found -> start(found, contact, variables));
    }

    private ProcessInstance start(ProcessDefinition definition, Email contact, Map<String, Object> variables) {
        return engine.getRuntimeService()
                .createProcessInstanceById(definition.getId())
                .businessKey(contact.value())
                .setVariables(variables)
                .setVariable("contact", contact.value())
                .startBeforeActivity(startEvent(definition))
                .execute();
    }

    private String startEvent(ProcessDefinition definition) {
        var process = (Process) engine.getRepositoryService()
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
}
