package org.declic.entry.operate;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.declic.contact.Tenant;

/** Numbers under which automations are known outside: one for each key and tenant, over all versions, for ever. */
public interface AutomationNumbers {

    /** The number of each of these keys, made where there is none yet. */
    Map<String, Long> of(Tenant tenant, Collection<String> automations);

    /** The number of this key, made if there is none yet. */
    default long of(Tenant tenant, String automation) {
        return of(tenant, java.util.List.of(automation)).values().iterator().next();
    }

    /** The key that has this number. */
    Optional<String> automation(Tenant tenant, long number);
}
