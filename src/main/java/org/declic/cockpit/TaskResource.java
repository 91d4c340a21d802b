package org.declic.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginResource;
import org.declic.entry.operate.TaskView.ContactOfTask;
import org.jspecify.annotations.Nullable;

/** Whose tasks are, and what has brought the contact there. For users who may read the tasks. */
@Produces(MediaType.APPLICATION_JSON)
public class TaskResource extends AbstractTasklistPluginResource {

    TaskResource(String engineName) {
        super(engineName);
    }

    /** @param tasks ids with commas between them; those that are no contact's are missing in the answer */
    @GET
    public List<ContactOfTask> contacts(@QueryParam("task") @Nullable String tasks) {
        var ids = Stream.ofNullable(tasks)
                .flatMap(text -> Stream.of(text.split(",")))
                .filter(id -> !id.isBlank())
                .collect(Collectors.toSet());
        return OperatorResource.answer(() -> OperatorServices.of(getProcessEngine())
                .map(services -> services.tasks().contacts(ids))
                .orElse(List.of()));
    }
}
