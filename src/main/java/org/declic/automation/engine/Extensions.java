package org.declic.automation.engine;

import org.camunda.bpm.engine.impl.util.xml.Namespace;

/** What in BPMN is the engine's own, in each of the namespaces that the engine reads. */
public final class Extensions {

    /** The engines have a constant of their own, and each calls it otherwise. */
    public static final Namespace NAMESPACE = new Namespace(
            EngineProduct.ours().extensions().get(0),
            EngineProduct.ours().extensions().get(1));

    private Extensions() {}
}
