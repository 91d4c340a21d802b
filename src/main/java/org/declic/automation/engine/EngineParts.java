package org.declic.automation.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.BatchManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.FilterManager;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricIncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what Declic is about to replace. Each part must be the engine's own: of two plugins that replace the same one, the
 * first would be lost without a word.
 */
public final class EngineParts {

    private EngineParts() {}

    /**
     * To be called before the engine is set up.
     *
     * @throws ProcessEngineException if the engine has another version, or another plugin has put a part of its own there
     */
    public static void requireOwn(ProcessEngineConfigurationImpl engine) {
        requireVersion(ProductPropertiesUtil.getProductVersion());
        var parts = new LinkedHashMap<String, @Nullable Object>();
        parts.put("correlation handler", engine.getCorrelationHandler());
        parts.put("BPMN parse factory", engine.getBpmnParseFactory());
        parts.put("runtime service", engine.getRuntimeService());
        parts.put("management service", engine.getManagementService());
        parts.put("task service", engine.getTaskService());
        parts.put("external task service", engine.getExternalTaskService());
        parts.put("decision service", engine.getDecisionService());
        require(parts);
    }

    /** To be called when the engine has been set up, and before any of these is replaced. */
    public static void requireOwnSessions(ProcessEngineConfigurationImpl engine) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        for (var type : new Class<?>[] {
            DbEntityManager.class,
            FilterManager.class,
            JobManager.class,
            ProcessDefinitionManager.class,
            BatchManager.class,
            IncidentManager.class,
            HistoricIncidentManager.class,
            ExecutionManager.class
        }) {
            parts.put(type.getSimpleName(), engine.getSessionFactories().get(type));
        }
        for (Deployer deployer : engine.getDeployers()) {
            if (deployer instanceof BpmnDeployer) {
                parts.put("BPMN deployer", deployer);
            }
        }
        require(parts);
    }

    /** Declic replaces internals, which may be others in any other version. */
    static void requireVersion(String version) {
        var ours = EngineProduct.ours();
        ours.mistake(ours.name(), version).ifPresent(mistake -> {
            throw new ProcessEngineException(mistake);
        });
    }

    private static void require(Map<String, @Nullable Object> parts) {
        var others = parts.entrySet().stream()
                .filter(part -> part.getValue() != null && !isEngines(part.getValue()))
                .map(part -> part.getKey() + " ("
                        + Objects.requireNonNull(part.getValue()).getClass().getName() + ")")
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new ProcessEngineException("Declic replaces parts of the engine that another plugin has replaced: "
                    + others + ". One of the two would be lost, so leave one out");
        }
    }

    private static boolean isEngines(Object part) {
        return part.getClass().getName().startsWith(ProcessEngine.class.getPackageName() + ".");
    }
}
