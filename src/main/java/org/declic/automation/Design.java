package org.declic.automation;

import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.MistakeReport;

/**
 * A diagram that is being deployed.
 *
 * @param mistakes what fails the deployment
 * @param hints what the deployment tells, and goes on
 */
record Design(
        Element root,
        DeploymentEntity deployment,
        ExpressionManager expressions,
        MistakeReport mistakes,
        MistakeReport hints) {

    /** Whether the text has no expression in it, so that it is known what it will be. */
    static boolean isConstant(String text) {
        return !text.contains("${") && !text.contains("#{");
    }
}
