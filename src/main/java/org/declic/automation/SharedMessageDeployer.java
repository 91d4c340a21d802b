package org.declic.automation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.declic.trigger.Runs;
import org.declic.trigger.TriggerProperties;

/**
 * Lets several automations listen to one event: Camunda refuses a message name that another definition starts from
 * (ENGINE-01011), here only two plain start events of one name are refused.
 */
final class SharedMessageDeployer extends BpmnDeployer {

    private static final String ALREADY_THERE = "there already is a message event subscription";
    private static final String ADVICE =
            "Several automations may start by one event if this is a trigger in each but one: set"
                    + " the property " + TriggerProperties.RUNS
                    + " (in the panel: Runs) of its start event, such as to "
                    + Runs.MULTIPLE.word() + ".";

    /** Puts this deployer in the place of the engine's own, in the configuration and in its cache. */
    static void replaceIn(ProcessEngineConfigurationImpl configuration) {
        List<Deployer> deployers = configuration.getDeployers().stream()
                .map(deployer -> deployer instanceof BpmnDeployer bpmn ? insteadOf(bpmn) : deployer)
                .toList();
        configuration.setDeployers(deployers);
        configuration.getDeploymentCache().setDeployers(deployers);
    }

    private static Deployer insteadOf(BpmnDeployer original) {
        var replacement = new SharedMessageDeployer();
        replacement.setExpressionManager(original.getExpressionManager());
        replacement.setIdGenerator(original.getIdGenerator());
        replacement.setBpmnParser(original.getBpmnParser());
        return replacement;
    }

    @Override
    protected void addMessageStartEventSubscription(
            EventSubscriptionDeclaration declaration, ProcessDefinitionEntity definition) {
        if (isPlain(definition, declaration.getActivityId())) {
            addPlain(declaration, definition);
        } else {
            declaration.createSubscriptionForStartEvent(definition).insert();
        }
    }

    private void addPlain(EventSubscriptionDeclaration declaration, ProcessDefinitionEntity definition) {
        try {
            super.addMessageStartEventSubscription(declaration, definition);
        } catch (ProcessEngineException refused) {
            throw String.valueOf(refused.getMessage()).contains(ALREADY_THERE)
                    ? new ProcessEngineException(refused.getMessage() + " " + ADVICE, refused)
                    : refused;
        }
    }

    @Override
    protected boolean isSameMessageStartEventSubscriptionAlreadyPresent(
            EventSubscriptionDeclaration declaration, String tenantId) {
        var name = declaration.getUnresolvedEventName();
        var stored = getEventSubscriptionManager().findMessageStartEventSubscriptionByName(name).stream();
        var added = getDbEntityManager().getCachedEntitiesByType(EventSubscriptionEntity.class).stream()
                .filter(one -> one.getExecutionId() == null
                        && EventType.MESSAGE.name().equals(one.getEventType())
                        && name.equals(one.getEventName()));
        return Stream.concat(stored, added)
                .filter(one -> Objects.equals(tenantId, one.getTenantId()))
                .filter(one -> !getDbEntityManager().isDeleted(one))
                .anyMatch(this::isPlain);
    }

    private boolean isPlain(EventSubscriptionEntity subscription) {
        var definitionId = subscription.getConfiguration();
        return definitionId == null
                || Definitions.find(getCommandContext(), definitionId)
                        .filter(definition -> isPlain(definition, subscription.getActivityId()))
                        .isPresent();
    }

    private static boolean isPlain(ProcessDefinitionEntity definition, String startEventId) {
        return ParsedTrigger.of(definition, startEventId)
                .map(ParsedTrigger::isPlain)
                .orElse(true);
    }
}
