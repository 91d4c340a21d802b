package org.declic.automation.operate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.declic.automation.EventVariables;
import org.declic.contact.Tenant;
import org.declic.entry.operate.ReadableTasks;
import org.jspecify.annotations.Nullable;

/**
 * Asks the engine for tasks as the user who asks. Whoever may read a task may see its variables and by them whose it is, and need not
 * have the right to read the process instance: so that is looked up without.
 */
public final class EngineReadableTasks implements ReadableTasks {

    private final ProcessEngine engine;

    public EngineReadableTasks(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<ReadableTask> find(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var tasks = engine.getTaskService().createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list().stream()
                .filter(task -> task.getProcessInstanceId() != null)
                .toList();
        return tasks.isEmpty() ? List.of() : inCommand(context -> find(context, tasks));
    }

    private List<ReadableTask> find(CommandContext context, List<Task> tasks) {
        var instances = instances(
                context, tasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()));
        var roots = new HashMap<>(instances);
        roots.putAll(instances(
                context,
                instances.values().stream()
                        .map(ProcessInstance::getRootProcessInstanceId)
                        .filter(root -> !instances.containsKey(root))
                        .collect(Collectors.toSet())));
        return tasks.stream()
                .flatMap(task -> Stream.ofNullable(instances.get(task.getProcessInstanceId()))
                        .flatMap(instance -> Stream.ofNullable(roots.get(instance.getRootProcessInstanceId())))
                        .map(root -> readable(context, task, root)))
                .toList();
    }

    private ReadableTask readable(CommandContext context, Task task, ProcessInstance root) {
        return new ReadableTask(
                task.getId(),
                root.getId(),
                root.getBusinessKey(),
                Tenant.of(root.getTenantId()),
                name(context, root.getProcessDefinitionId()),
                event(task.getId()));
    }

    private Map<String, ProcessInstance> instances(CommandContext context, Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : context
                        .runWithoutAuthorization((Callable<List<ProcessInstance>>) () -> engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceIds(ids)
                                .list())
                        .stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, one -> one));
    }

    private String name(CommandContext context, String definitionId) {
        ProcessDefinition definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definitionId);
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    private @Nullable String event(String task) {
        try {
            var event = engine.getTaskService()
                    .getVariablesTyped(task, Set.of(EventVariables.EVENT), false)
                    .getValueTyped(EventVariables.EVENT);
            return event instanceof SerializableValue json ? json.getValueSerialized() : null;
        } catch (AuthorizationException mayNotRead) {
            return null;
        }
    }

    private <T> T inCommand(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command);
    }
}
