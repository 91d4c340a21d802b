package org.declic.automation.operate;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.declic.automation.Transient;
import org.declic.automation.step.StartByHand;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.ContactInstances;
import org.declic.entry.operate.Instances;
import org.declic.event.Transaction;
import org.jspecify.annotations.Nullable;

/** The engine's instances, running and of the past. Who may do this is decided before: the engine's authorisations are not asked. */
public final class EngineInstances implements Instances {

    private final ProcessEngine engine;
    private final ContactInstances ofContacts;
    private final Transaction transaction;
    private final RenamedInstances renamed;

    public EngineInstances(ProcessEngine engine, ContactInstances ofContacts, Transaction transaction) {
        this.engine = engine;
        this.ofContacts = ofContacts;
        this.transaction = transaction;
        this.renamed = new RenamedInstances(engine, ofContacts);
    }

    @Override
    public List<String> of(Tenant tenant, Email contact) {
        return ofContacts.of(tenant, contact);
    }

    @Override
    public List<Instance> show(List<String> ids) {
        return unrestricted(() -> engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceIds(Set.copyOf(ids))
                .orderByProcessInstanceStartTime()
                .asc()
                .orderByProcessInstanceId()
                .asc()
                .list()
                .stream()
                .map(this::instance)
                .toList());
    }

    @Override
    public void remove(String id) {
        colliding(() -> {
            engine.getRuntimeService()
                    .deleteProcessInstanceIfExists(id, "the contact is erased", true, true, true, false);
            engine.getHistoryService().deleteHistoricProcessInstanceIfExists(id);
            return id;
        });
    }

    @Override
    public void rename(Contact contact, Email to) {
        colliding(() -> {
            renamed.rename(contact, to);
            return to;
        });
    }

    @Override
    public void dropJobs(List<String> jobIds) {
        colliding(() -> {
            jobIds.forEach(engine.getManagementService()::deleteJob);
            return jobIds;
        });
    }

    @Override
    public Optional<String> enter(Tenant tenant, Email contact, String automation) {
        return again(() -> new StartByHand(engine)
                .start(tenant, contact, automation, Map.of())
                .map(ProcessInstance::getId));
    }

    @Override
    public boolean end(Tenant tenant, String processInstanceId) {
        return again(() -> {
            var runtime = engine.getRuntimeService();
            var query = runtime.createProcessInstanceQuery().processInstanceId(processInstanceId);
            var runs = (tenant.idOrNull() == null ? query.withoutTenantId() : query.tenantIdIn(tenant.id())).count();
            if (runs > 0) {
                runtime.deleteProcessInstanceIfExists(
                        processInstanceId, "the contact was taken out", false, false, false, false);
            }
            return runs > 0;
        });
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

    private <T> void colliding(Supplier<T> work) {
        Transient.colliding(() -> unrestricted(work));
    }

    private <T> T again(Supplier<T> work) {
        return Transient.again(transaction, () -> unrestricted(work));
    }

    private <T> T unrestricted(Supplier<T> work) {
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
