package org.declic.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;

/** Somebody suspends an automation at the moment at which another one starts by the same event; once. */
public class SuspendsMeanwhile implements JavaDelegate {

    static final AtomicReference<String> NEXT = new AtomicReference<>();

    @Override
    public void execute(DelegateExecution execution) {
        var key = NEXT.getAndSet(null);
        if (key != null) {
            var repository =
                    (RepositoryServiceImpl) execution.getProcessEngineServices().getRepositoryService();
            CompletableFuture.runAsync(() -> suspend(repository, key)).join();
        }
    }

    /** Whoever looks at the definition next tells the others of this node, by the engine's cache. */
    private static void suspend(RepositoryServiceImpl repository, String key) {
        repository.suspendProcessDefinitionByKey(key);
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
        repository.getDeployedProcessDefinition(definition.getId());
    }
}
