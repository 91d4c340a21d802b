package org.declic.automation.operate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.DeploymentResourceNotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.declic.automation.Definitions;
import org.declic.automation.ParsedTrigger;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.Automations;

/** Asks the engine what is deployed; what triggers say is read from the parsed definitions. */
public final class EngineAutomations implements Automations {

    private static final int LOOK_UPS = 3;

    private final ProcessEngine engine;

    public EngineAutomations(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public Set<Tenant> readableTenants(String automation) {
        return engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(automation)
                .latestVersion()
                .list()
                .stream()
                .map(definition -> Tenant.of(definition.getTenantId()))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Automation> readable() {
        var definitions = latest();
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> definitions.stream()
                        .flatMap(definition -> automation(context, definition).stream())
                        .filter(automation -> !automation.triggers().isEmpty())
                        .sorted(Comparator.comparing(Automation::key)
                                .thenComparing(one -> one.tenant().id()))
                        .toList());
    }

    @Override
    public Optional<Automation> ofDefinition(String definitionId) {
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionId(definitionId)
                .singleResult();
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return Optional.ofNullable(definition)
                .flatMap(readable ->
                        configuration.getCommandExecutorTxRequired().execute(context -> automation(context, readable)));
    }

    /** The engine reads the diagram of each with the list, and fails if one is deleted meanwhile. */
    private List<ProcessDefinition> latest() {
        for (var lookUp = 1; ; lookUp++) {
            try {
                return engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .list();
            } catch (DeploymentResourceNotFoundException deleted) {
                if (lookUp == LOOK_UPS) {
                    throw deleted;
                }
            }
        }
    }

    /** Empty if it has been deleted meanwhile. */
    private static Optional<Automation> automation(CommandContext context, ProcessDefinition readable) {
        return Definitions.find(context, readable.getId()).map(definition -> automation(definition, readable));
    }

    private static Automation automation(ProcessDefinitionEntity definition, ProcessDefinition readable) {
        var triggers = definition.getActivities().stream()
                .flatMap(activity -> ParsedTrigger.of(definition, activity.getId()).stream())
                .map(parsed -> parsed.asDeployed(readable.isSuspended()))
                .toList();
        return new Automation(
                readable.getId(),
                readable.getKey(),
                readable.getName(),
                Tenant.of(readable.getTenantId()),
                readable.getVersion(),
                readable.isSuspended(),
                triggers);
    }
}
