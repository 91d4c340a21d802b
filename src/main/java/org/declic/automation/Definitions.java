package org.declic.automation;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.ProcessDefinitionCache;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.ResourceDefinitionCache;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.EnsureUtil;

/**
 * Process definitions by their ids. One that is being deleted may still be among what was read a moment ago, and be gone when
 * it is asked for: that is no failure.
 */
public final class Definitions {

    private static final Set<String> CACHES = Set.of(
            ResourceDefinitionCache.class.getName(),
            ProcessDefinitionCache.class.getName(),
            DeploymentEntity.class.getName());
    private static final Set<String> LOOK_UP =
            Set.of("checkDefinitionFound", "checkInvalidDefinitionWasCached", "resolveDefinition", "addResource");

    private Definitions() {}

    /** The definition; empty if there is none any more. */
    public static Optional<ProcessDefinitionEntity> find(CommandContext context, String id) {
        try {
            return Optional.of(
                    context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id));
        } catch (RuntimeException failed) {
            if (isGone(failed)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /** The same of an instance, which is deleted with its definition. */
    static boolean isThere(ExecutionEntity execution) {
        try {
            return execution.getProcessDefinition() != null;
        } catch (RuntimeException failed) {
            if (isGone(failed)) {
                return false;
            }
            throw failed;
        }
    }

    /**
     * The engine has no type of its own for it: neither for a row that is not there, nor for one that is while its resources
     * are not; where the deployment or the resource is not, it fails on null.
     */
    private static boolean isGone(RuntimeException failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> CACHES.contains(frame.getClassName()) || !isOfCheck(frame.getClassName()))
                .findFirst()
                .filter(frame -> CACHES.contains(frame.getClassName()) && LOOK_UP.contains(frame.getMethodName()))
                .isPresent();
    }

    private static boolean isOfCheck(String name) {
        return name.startsWith("java.") || name.startsWith("jdk.") || name.equals(EnsureUtil.class.getName());
    }
}
