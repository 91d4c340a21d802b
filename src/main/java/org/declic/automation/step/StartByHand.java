package org.declic.automation.step;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.declic.contact.Email;
import org.declic.contact.Tenant;

/**
 * Takes a contact into an automation past its gate. Unless it is said where, the instance starts at the start event without
 * a message, if there is one, else at the first.
 */
public final class StartByHand {

    private final ProcessEngineServices engine;

    public StartByHand(ProcessEngineServices engine) {
        this.engine = engine;
    }

    /** @return empty if there is no such automation */
    public Optional<ProcessInstance> start(
            Tenant tenant, Email contact, String automation, Map<String, Object> variables) {
        return definition(tenant, automation).map(found -> start(found, contact, firstStart(found), variables));
    }

    /** The latest version; empty if there is none that the user of this thread can read. */
    public Optional<ProcessDefinition> definition(Tenant tenant, String automation) {
        // the tenant asked for too, H2 may read all definitions of the tenant
        return engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(automation)
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .filter(found -> Objects.equals(found.getTenantId(), tenant.idOrNull()))
                .findFirst();
    }

    /** @param startEvent id of the start event to begin at */
    public ProcessInstance start(
            ProcessDefinition definition, Email contact, String startEvent, Map<String, Object> variables) {
        return engine.getRuntimeService()
                .createProcessInstanceById(definition.getId())
                .businessKey(contact.value())
                .setVariables(variables)
                .setVariable("contact", contact.value())
                .startBeforeActivity(startEvent)
                .execute();
    }

    /** The start event without a message, if there is one, else the first. */
    public String firstStart(ProcessDefinition definition) {
        var starts = starts(definition);
        return starts.stream()
                .filter(start -> start.getEventDefinitions().isEmpty())
                .findFirst()
                .or(() -> starts.stream().findFirst())
                .orElseThrow()
                .getId();
    }

    /** The names of the messages of all start events, by the ids of the start events; empty for one without a message. */
    public Map<String, Optional<String>> messages(ProcessDefinition definition) {
        var messages = new LinkedHashMap<String, Optional<String>>();
        starts(definition).forEach(start -> messages.put(start.getId(), message(start)));
        return messages;
    }

    private Collection<StartEvent> starts(ProcessDefinition definition) {
        var process = (Process) engine.getRepositoryService()
                .getBpmnModelInstance(definition.getId())
                .getModelElementById(definition.getKey());
        return process.getChildElementsByType(StartEvent.class);
    }

    private static Optional<String> message(StartEvent start) {
        return start.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition -> ((MessageEventDefinition) definition).getMessage())
                .filter(Objects::nonNull)
                .map(Message::getName)
                .findFirst();
    }
}
