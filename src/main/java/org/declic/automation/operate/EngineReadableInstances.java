package org.declic.automation.operate;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.declic.contact.Tenant;
import org.declic.entry.operate.ReadableInstances;

/** Asks the engine as the user who asks, so that its authorisations and tenants hold. */
public final class EngineReadableInstances implements ReadableInstances {

    private final ProcessEngine engine;

    public EngineReadableInstances(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public Optional<ReadableInstance> find(String id) {
        return running(id).or(() -> past(id));
    }

    @Override
    public Set<String> running(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context
                        .runWithoutAuthorization((Callable<List<ProcessInstance>>) () -> engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceIds(Set.copyOf(ids))
                                .list())
                        .stream()
                        .map(ProcessInstance::getId)
                        .collect(Collectors.toSet()));
    }

    private Optional<ReadableInstance> running(String id) {
        var running = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
        return Optional.ofNullable(running)
                .map(found -> new ReadableInstance(
                        found.getBusinessKey(),
                        Tenant.of(found.getTenantId()),
                        automation(found.getProcessDefinitionId())));
    }

    private String automation(String definitionId) {
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionId(definitionId)
                .singleResult();
        return definition == null ? "" : definition.getKey();
    }

    private Optional<ReadableInstance> past(String id) {
        var past = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
        return Optional.ofNullable(past)
                .map(found -> new ReadableInstance(
                        found.getBusinessKey(), Tenant.of(found.getTenantId()), found.getProcessDefinitionKey()));
    }
}
