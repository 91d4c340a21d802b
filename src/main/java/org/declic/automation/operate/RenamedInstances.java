package org.declic.automation.operate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.impl.batch.builder.BatchBuilder;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.declic.automation.AddressTask;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.ContactInstances;
import org.declic.entry.operate.ChangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * Has the instances of a contact go by another address. Those that a command of the engine holds in memory, such as the one whose
 * step does this, are changed there, since the engine writes them at the end of the command and compares their revisions.
 */
final class RenamedInstances {

    /** More than these follow in a batch. */
    private static final int AT_ONCE = 200;

    private final ProcessEngine engine;
    private final ContactInstances ofContacts;

    RenamedInstances(ProcessEngine engine, ContactInstances ofContacts) {
        this.engine = engine;
        this.ofContacts = ofContacts;
    }

    void rename(Contact contact, Email to) {
        var held = held(Context.getCommandContext(), contact, to);
        var ids = ofContacts.keyed(contact);
        ofContacts.rename(ids, held, to);
        var others = ids.stream().filter(id -> !held.contains(id)).toList();
        if (others.size() > AT_ONCE) {
            follow(contact, others);
        } else {
            ofContacts.follow(ids, held, contact.email(), contact.id());
        }
    }

    /** The instances that the running command holds, those of the contact among them being renamed. */
    private static Set<String> held(@Nullable CommandContext context, Contact contact, Email to) {
        if (context == null) {
            return Set.of();
        }
        var held = context.getDbEntityManager().getDbEntityCache().getEntitiesByType(ExecutionEntity.class).stream()
                .map(ExecutionEntity::getProcessInstanceId)
                .collect(Collectors.toCollection(HashSet::new));
        for (var id : held) {
            var instance = context.getExecutionManager().findExecutionById(id);
            if (instance != null && isOf(instance, contact)) {
                instance.setProcessBusinessKey(to.value());
                if (contact.email().value().equals(instance.getVariable("contact"))) {
                    instance.setVariable("contact", to.value());
                }
            }
        }
        return held;
    }

    private static boolean isOf(ExecutionEntity instance, Contact contact) {
        return Tenant.of(instance.getTenantId()).equals(contact.tenant())
                && Email.in(instance.getBusinessKey())
                        .filter(contact.email()::equals)
                        .isPresent();
    }

    private void follow(Contact contact, List<String> ids) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> new BatchBuilder(context)
                        .type(ChangeAddress.BATCH_TYPE)
                        .tenantId(contact.tenant().idOrNull())
                        .config(AddressTask.of(contact, ids))
                        .permission(BatchPermissions.CREATE)
                        .operationLogHandler(inBatch -> {})
                        .build()));
    }
}
