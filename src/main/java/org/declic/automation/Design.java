package org.declic.automation;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.MistakeReport;
import org.jspecify.annotations.Nullable;

/**
 * A diagram that is being deployed, or is deployed.
 *
 * @param tenantId Camunda's id of the tenant; null for none
 * @param isBeside whether a process of this id is deployed together with it
 * @param mistakes what fails the deployment
 * @param hints what the deployment tells, and goes on
 */
record Design(
        Element root,
        @Nullable String tenantId,
        Predicate<String> isBeside,
        ExpressionManager expressions,
        MistakeReport mistakes,
        MistakeReport hints) {

    /** One that is being deployed. */
    static Design in(
            DeploymentEntity deployment,
            Element root,
            ExpressionManager expressions,
            MistakeReport mistakes,
            MistakeReport hints) {
        Predicate<String> isBeside = key -> deployment.getResources().values().stream()
                .anyMatch(one -> new String(one.getBytes(), StandardCharsets.UTF_8).contains("\"" + key + "\""));
        return new Design(root, deployment.getTenantId(), isBeside, expressions, mistakes, hints);
    }

    /** Whether the text has no expression in it, so that it is known what it will be. */
    static boolean isConstant(String text) {
        return !text.contains("${") && !text.contains("#{");
    }

    /** Whether a designer sees the element as such, and not as a part of another. */
    static boolean isSeen(Element element) {
        return element.attribute("id") != null
                && element.getUri().startsWith("http://www.omg.org/spec/BPMN/")
                && !element.getTagName().endsWith("EventDefinition");
    }
}
