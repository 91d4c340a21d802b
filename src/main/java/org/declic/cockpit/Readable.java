package org.declic.cockpit;

import java.util.Map;
import java.util.stream.Collectors;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.jspecify.annotations.Nullable;

/** The automations of one tenant that the user may read, by key. */
record Readable(Map<String, Automation> automations) {

    static Readable of(OperatorServices window, Tenant tenant) {
        return new Readable(window.automations().readable().stream()
                .filter(one -> one.tenant().equals(tenant))
                .collect(Collectors.toMap(Automation::key, one -> one)));
    }

    boolean has(String key) {
        return automations.containsKey(key);
    }

    /** Its name, or its key if it has none. */
    String name(String key) {
        var automation = automations.get(key);
        @Nullable String name = automation == null ? null : automation.name();
        return name == null ? key : name;
    }
}
