package org.declic.automation;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.declic.contact.Tenant;
import org.declic.entry.Readers;

/**
 * Asks the engine which definitions the user may read, with its authorisations and tenants. The engine must know who asks:
 * whoever authenticates a request sets the identity for its thread.
 */
public final class EngineReaders implements Readers {

    private final RepositoryService repository;

    public EngineReaders(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public Set<Tenant> readableTenants(String userId, String automation) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(automation)
                .latestVersion()
                .list()
                .stream()
                .map(definition -> Tenant.of(definition.getTenantId()))
                .collect(Collectors.toSet());
    }
}
