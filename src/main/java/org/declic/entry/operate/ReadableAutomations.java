package org.declic.entry.operate;

import java.util.Map;
import java.util.stream.Collectors;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.jspecify.annotations.Nullable;

/** The automations of one tenant that the user may read, by key. */
public record ReadableAutomations(Map<String, Automation> byKey) {

    public static ReadableAutomations of(Automations automations, Tenant tenant) {
        return new ReadableAutomations(automations.readable().stream()
                .filter(one -> one.tenant().equals(tenant))
                .collect(Collectors.toMap(Automation::key, one -> one)));
    }

    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** Its name, or its key if it has none or may not be read. */
    public String name(String key) {
        @Nullable Automation automation = byKey.get(key);
        return automation == null ? key : automation.shownName();
    }
}
