package org.declic.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.operate.LatestDecisions.Filter;
import org.jspecify.annotations.Nullable;

/** Whose process instance it is, and what brought the contact there. For users who may read the instance or its history. */
@Produces(MediaType.APPLICATION_JSON)
public class InstanceResource extends OperatorResource {

    private static final int PORTION = 100;
    private static final int MOST_PORTIONS = 20;

    private final String id;

    InstanceResource(String engineName, String id) {
        super(engineName);
        this.id = id;
    }

    @GET
    @Path("contact")
    public ShownInstance contact() {
        var window = window();
        var instance = instance();
        var contact = Email.in(instance.businessKey())
                .flatMap(email -> window.contacts().contacts().find(instance.tenant(), email));
        if (contact.isEmpty()) {
            return new ShownInstance(instance.businessKey(), null, false, false, null, null, List.of());
        }
        var decision = decision(window, instance, contact.get());
        var event = decision.filter(one -> one.seq() > 0)
                .flatMap(one -> window.contacts().log().find(contact.get().id(), one.seq()));
        return new ShownInstance(
                contact.get().email().value(),
                instance.tenant().idOrNull(),
                true,
                window.permissions().seesContacts(),
                decision.map(ShownDecision::of).orElse(null),
                event.map(one -> ShownEvent.of(one, List.of())).orElse(null),
                ShownStay.of(window, contact.get()));
    }

    /** The decision that started the instance, looked for among the contact's latest into this automation. */
    private Optional<Decision> decision(OperatorServices window, Found instance, Contact contact) {
        var before = Long.MAX_VALUE;
        for (var portion = 0; portion < MOST_PORTIONS; portion++) {
            var filter = new Filter(
                    instance.tenant(), instance.automation(), contact.email().value(), Set.of(), before, PORTION);
            var found = window.decisions().latest(filter);
            for (var kept : found) {
                if (id.equals(kept.decision().processInstanceId())) {
                    return Optional.of(kept.decision());
                }
                before = kept.id();
            }
            if (found.size() < PORTION) {
                break;
            }
        }
        return Optional.empty();
    }

    private Found instance() {
        var engine = getProcessEngine();
        var running = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
        if (running != null) {
            var key = engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionId(running.getProcessDefinitionId())
                    .singleResult();
            return new Found(
                    running.getBusinessKey(), Tenant.of(running.getTenantId()), key == null ? "" : key.getKey());
        }
        var past = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
        if (past == null) {
            throw refused(Status.NOT_FOUND, "no process instance " + InvalidInput.shown(id));
        }
        return new Found(past.getBusinessKey(), Tenant.of(past.getTenantId()), past.getProcessDefinitionKey());
    }

    private record Found(@Nullable String businessKey, Tenant tenant, String automation) {}

    /**
     * @param contact the e-mail address, or a business key that is none
     * @param known whether it is a contact
     * @param seesContacts whether the user may see all events of the contact
     * @param decision that started the instance; null if it is forgotten or somebody else started it
     * @param event the triggering one; null if there is none or it is forgotten
     */
    record ShownInstance(
            @Nullable String contact,
            @Nullable String tenant,
            boolean known,
            boolean seesContacts,
            @Nullable ShownDecision decision,
            @Nullable ShownEvent event,
            List<ShownStay> automations) {}
}
