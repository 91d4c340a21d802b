package org.declic.entry.operate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.entry.Entries;
import org.declic.entry.operate.ReadableTasks.ReadableTask;
import org.declic.event.EventValue;
import org.jspecify.annotations.Nullable;

/** Whose a task is: the contact that has entered the automation. For users who may read the task. */
public final class TaskView {

    /** More than Tasklist shows on a page. */
    public static final int MOST = 100;

    private final ReadableTasks tasks;
    private final Entries entries;
    private final Permissions permissions;

    public TaskView(ReadableTasks tasks, Entries entries, Permissions permissions) {
        this.tasks = tasks;
        this.entries = entries;
        this.permissions = permissions;
    }

    /**
     * Those of these tasks that are in an instance that a contact has entered, or in one that such an instance has called.
     *
     * @throws InvalidInput if more than {@value MOST} are asked for
     */
    public List<ContactOfTask> contacts(Collection<String> ids) {
        if (ids.size() > MOST) {
            throw new InvalidInput("task", "must be at most " + MOST + " ids", String.valueOf(ids.size()));
        }
        ids.forEach(id -> InvalidInput.refuseNul("task", id));
        var found = tasks.find(ids);
        var seesContacts = !found.isEmpty() && permissions.seesContacts();
        return found.stream().flatMap(task -> contact(task, seesContacts)).toList();
    }

    private Stream<ContactOfTask> contact(ReadableTask task, boolean seesContacts) {
        return Email.in(task.businessKey())
                .filter(email -> entries.isEntry(task.tenant(), task.instance()))
                .map(email -> new ContactOfTask(
                        task.id(),
                        email.value(),
                        task.tenant().idOrNull(),
                        task.automation(),
                        seesContacts,
                        EventOfTask.of(task.event())))
                .stream();
    }

    /**
     * @param contact e-mail address
     * @param automation its name, or its key if it has none
     * @param seesContacts whether the user may see all events of the contact
     * @param event that started or last moved the instance; null if it was entered by hand
     */
    public record ContactOfTask(
            String task,
            String contact,
            @Nullable String tenant,
            String automation,
            boolean seesContacts,
            @Nullable EventOfTask event) {}

    /**
     * As the variable {@code event} has it, which the process may have changed.
     *
     * @param value text or JSON as it came; null if nothing came
     */
    public record EventOfTask(
            String name,
            @Nullable String id,
            @Nullable String occurredAt,
            @Nullable String value) {

        static @Nullable EventOfTask of(@Nullable String json) {
            return EventValue.stored(json)
                    .data()
                    .filter(event -> event.path("name").isTextual())
                    .map(event -> new EventOfTask(
                            event.get("name").textValue(),
                            text(event, "id"),
                            text(event, "occurredAt"),
                            text(event, "value")))
                    .orElse(null);
        }

        private static @Nullable String text(JsonNode event, String entry) {
            return Optional.ofNullable(event.get(entry))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .orElse(null);
        }
    }
}
