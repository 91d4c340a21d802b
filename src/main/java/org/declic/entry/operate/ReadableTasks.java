package org.declic.entry.operate;

import java.util.Collection;
import java.util.List;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/** User tasks, by the engine's own users, authorisations and tenants. */
public interface ReadableTasks {

    /** Those of these ids that the user may read; not those of cases, nor those of no process. */
    List<ReadableTask> find(Collection<String> ids);

    /**
     * @param instance id of the process instance that the task is in, or, if others have called that, of the first of them
     * @param businessKey of that instance
     * @param automation name of its process definition, or the key if it has none
     * @param event the variable {@code event} as the task has it, JSON text; null if there is none, or the user may not read it
     */
    record ReadableTask(
            String id,
            String instance,
            @Nullable String businessKey,
            Tenant tenant,
            String automation,
            @Nullable String event) {}
}
