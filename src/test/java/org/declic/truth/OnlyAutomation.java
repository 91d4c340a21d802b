package org.declic.truth;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.operate.Permissions;

/** One automation with one trigger, which everybody may see. */
record OnlyAutomation(DeployedTrigger trigger) implements Automations, Permissions {

    @Override
    public Set<Tenant> readableTenants(String automation) {
        return Set.of(Tenant.NONE);
    }

    @Override
    public Optional<Automation> ofDefinition(String definitionId) {
        return readable().stream().findFirst();
    }

    @Override
    public List<Automation> readable() {
        var key = trigger.trigger().automation();
        return List.of(new Automation(key + ":1", key, null, Tenant.NONE, 1, false, List.of(trigger)));
    }

    @Override
    public boolean seesContacts() {
        return true;
    }

    @Override
    public boolean sees(Tenant tenant) {
        return true;
    }

    @Override
    public boolean entersContacts(String automation) {
        return false;
    }

    @Override
    public boolean undoesAudiences(String automation) {
        return false;
    }

    @Override
    public boolean entersAudiences(String automation) {
        return false;
    }

    @Override
    public boolean retriesFailedEvents() {
        return false;
    }

    @Override
    public boolean dropsFailedEvents() {
        return false;
    }

    @Override
    public boolean makesLists() {
        return false;
    }
}
