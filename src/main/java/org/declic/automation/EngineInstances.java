package org.declic.automation;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.declic.automation.step.StartByHand;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.Instances;
import org.jspecify.annotations.Nullable;

/** Finds instances by their business key. Who may do this is decided before: the engine's authorisations are not asked. */
public final class EngineInstances implements Instances {

    private final ProcessEngine engine;

    public EngineInstances(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<Instance> of(Tenant tenant, Email contact, int limit, int offset) {
        return unrestricted(() -> history(tenant, contact)
                .orderByProcessInstanceStartTime()
                .asc()
                .orderByProcessInstanceId()
                .asc()
                .listPage(offset, limit)
                .stream()
                .map(this::instance)
                .toList());
    }

    @Override
    public int remove(Tenant tenant, Email contact, int limit) {
        return unrestricted(() -> {
            var found = history(tenant, contact).listPage(0, limit);
            found.forEach(this::remove);
            return found.size();
        });
    }

    @Override
    public void dropJobs(List<String> jobIds) {
        unrestricted(() -> {
            jobIds.forEach(engine.getManagementService()::deleteJob);
            return jobIds;
        });
    }

    @Override
    public Optional<String> enter(Tenant tenant, Email contact, String automation) {
        return unrestricted(() -> new StartByHand(engine)
                .start(tenant, contact, automation, Map.of())
                .map(ProcessInstance::getId));
    }

    @Override
    public boolean end(Tenant tenant, String processInstanceId) {
        return unrestricted(() -> {
            var runtime = engine.getRuntimeService();
            var query = runtime.createProcessInstanceQuery().processInstanceId(processInstanceId);
            var runs = (tenant.idOrNull() == null ? query.withoutTenantId() : query.tenantIdIn(tenant.id())).count();
            if (runs > 0) {
                runtime.deleteProcessInstance(processInstanceId, "the contact was taken out");
            }
            return runs > 0;
        });
    }

    private void remove(HistoricProcessInstance instance) {
        var runtime = engine.getRuntimeService();
        if (instance.getEndTime() == null
                && runtime.createProcessInstanceQuery()
                                .processInstanceId(instance.getId())
                                .count()
                        > 0) {
            runtime.deleteProcessInstance(instance.getId(), "the contact is erased", true, true, true);
        }
        engine.getHistoryService().deleteHistoricProcessInstanceIfExists(instance.getId());
    }

    private HistoricProcessInstanceQuery history(Tenant tenant, Email contact) {
        var query = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .rootProcessInstances()
                .processInstanceBusinessKey(contact.value());
        return tenant.idOrNull() == null ? query.withoutTenantId() : query.tenantIdIn(tenant.id());
    }

    private Instance instance(HistoricProcessInstance instance) {
        Map<String, String> variables = new TreeMap<>();
        engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .disableCustomObjectDeserialization()
                .list()
                .forEach(variable -> variables.put(variable.getName(), text(variable)));
        return new Instance(
                instance.getId(),
                instance.getProcessDefinitionKey(),
                instant(instance.getStartTime()),
                instant(instance.getEndTime()),
                variables);
    }

    private static String text(HistoricVariableInstance variable) {
        var typed = variable.getTypedValue();
        return typed instanceof org.camunda.bpm.engine.variable.value.SerializableValue serialized
                ? String.valueOf(serialized.getValueSerialized())
                : String.valueOf(typed.getValue());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private <T> T unrestricted(java.util.function.Supplier<T> work) {
        var identity = engine.getIdentityService();
        var asked = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            identity.setAuthentication(asked);
        }
    }
}
