package org.declic.automation.operate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.declic.automation.Definitions;
import org.declic.automation.ParsedTrigger;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.Automations;

/**
 * Asks the engine what is deployed; what triggers say is read from the parsed definitions, once for each, as a definition never
 * changes.
 */
public final class EngineAutomations implements Automations {

    /** More than the engine keeps parsed, which is a thousand: who has more would have them read again for each page. */
    private static final int MOST_KNOWN = 20_000;

    private final ProcessEngine engine;
    private final Cache<String, List<ParsedTrigger>> triggers =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    public EngineAutomations(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public Set<Tenant> readableTenants(String automation) {
        return inCommand(context -> latest(context, query -> query.processDefinitionKey(automation)).stream()
                .map(definition -> Tenant.of(definition.getTenantId()))
                .collect(Collectors.toSet()));
    }

    @Override
    public List<Automation> readable() {
        return inCommand(context -> latest(context, query -> query).stream()
                .flatMap(definition -> automation(context, definition).stream())
                .filter(automation -> !automation.triggers().isEmpty())
                .sorted(Comparator.comparing(Automation::key)
                        .thenComparing(one -> one.tenant().id()))
                .toList());
    }

    @Override
    public Optional<Automation> ofDefinition(String definitionId) {
        return inCommand(context -> definitions(context, query -> query.processDefinitionId(definitionId)).stream()
                .findFirst()
                .flatMap(readable -> automation(context, readable)));
    }

    private List<ProcessDefinition> latest(CommandContext context, UnaryOperator<ProcessDefinitionQuery> which) {
        return definitions(context, query -> which.apply(query.latestVersion()));
    }

    /** As the query of the API finds them, but that it reads the diagram of each besides. */
    private List<ProcessDefinition> definitions(CommandContext context, UnaryOperator<ProcessDefinitionQuery> which) {
        var query = which.apply(engine.getRepositoryService().createProcessDefinitionQuery());
        return context.getProcessDefinitionManager()
                .findProcessDefinitionsByQueryCriteria((ProcessDefinitionQueryImpl) query, null);
    }

    private <T> T inCommand(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command);
    }

    /** Empty if it has been deleted meanwhile. */
    private Optional<Automation> automation(CommandContext context, ProcessDefinition readable) {
        return triggers(context, readable.getId())
                .map(triggers -> new Automation(
                        readable.getId(),
                        readable.getKey(),
                        readable.getName(),
                        Tenant.of(readable.getTenantId()),
                        readable.getVersion(),
                        readable.isSuspended(),
                        triggers.stream()
                                .map(trigger -> trigger.asDeployed(readable.isSuspended()))
                                .toList()));
    }

    private Optional<List<ParsedTrigger>> triggers(CommandContext context, String definitionId) {
        var known = triggers.getIfPresent(definitionId);
        if (known != null) {
            return Optional.of(known);
        }
        var read = Definitions.find(context, definitionId).map(EngineAutomations::triggers);
        read.ifPresent(found -> triggers.put(definitionId, found));
        return read;
    }

    private static List<ParsedTrigger> triggers(ProcessDefinitionEntity definition) {
        return definition.getActivities().stream()
                .flatMap(activity -> ParsedTrigger.of(definition, activity.getId()).stream())
                .toList();
    }
}
