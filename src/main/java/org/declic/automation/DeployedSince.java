package org.declic.automation;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.declic.automation.GatedCorrelation.Start;
import org.declic.event.RecordedEvent;

/**
 * A trigger sees only events that were recorded after its deployment. An event that waited while its automation was
 * redeployed is seen, if the version of then listened to it by the same start event.
 */
final class DeployedSince {

    private final Map<String, Instant> deployedAt = new ConcurrentHashMap<>();

    boolean sees(CommandContext context, Start start, RecordedEvent event) {
        return !event.recordedAt().isBefore(deployedAt(context, start.definition()))
                || versionOfThen(context, start.definition(), event, start.startEvent());
    }

    private boolean versionOfThen(
            CommandContext context, ProcessDefinitionEntity definition, RecordedEvent event, String startEvent) {
        var query = new ProcessDefinitionQueryImpl();
        query.processDefinitionKey(definition.getKey());
        query.orderByProcessDefinitionVersion().desc();
        if (definition.getTenantId() == null) {
            query.withoutTenantId();
        } else {
            query.tenantIdIn(definition.getTenantId());
        }
        var cache = context.getProcessEngineConfiguration().getDeploymentCache();
        return context.runWithoutAuthorization(() -> query.executeList(context, null)).stream()
                .map(ProcessDefinition::getId)
                .map(cache::findDeployedProcessDefinitionById)
                .filter(version -> !deployedAt(context, version).isAfter(event.recordedAt()))
                .findFirst()
                .flatMap(version -> MessageNames.of(version, startEvent))
                .filter(event.name().value()::equals)
                .isPresent();
    }

    private Instant deployedAt(CommandContext context, ProcessDefinitionEntity definition) {
        return deployedAt.computeIfAbsent(
                definition.getDeploymentId(),
                id -> context.getDeploymentManager()
                        .findDeploymentById(id)
                        .getDeploymentTime()
                        .toInstant());
    }
}
