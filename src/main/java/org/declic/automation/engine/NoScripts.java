package org.declic.automation.engine;

import java.util.ArrayList;
import java.util.List;
import javax.script.ScriptEngine;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.scripting.engine.CamundaScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.declic.contact.InvalidInput;

/**
 * Gives the engine no script engine, also for what was deployed before, but for that of its own expressions, with which it makes
 * forms.
 */
public final class NoScripts extends DefaultScriptEngineResolver {

    private static final String EXPRESSIONS = "juel";

    private NoScripts() {
        super(new CamundaScriptEngineManager());
    }

    /** Before the engine is set up. */
    public static void prepare(ProcessEngineConfigurationImpl engine) {
        engine.setScriptEngineResolver(new NoScripts());
        List<Deployer> deployers =
                new ArrayList<>(engine.getCustomPreDeployers() == null ? List.of() : engine.getCustomPreDeployers());
        deployers.add(new ScriptlessModels());
        engine.setCustomPreDeployers(deployers);
    }

    /** When it is set up: process applications have script engines of their own, and others may have set a resolver since. */
    public static void replaceIn(ProcessEngineConfigurationImpl engine) {
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        if (!(engine.getScriptEngineResolver() instanceof NoScripts)) {
            engine.setScriptEngineResolver(new NoScripts());
        }
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean fromCache) {
        if (!EXPRESSIONS.equalsIgnoreCase(language)) {
            throw new BadUserRequestException(
                    "No script is run while declic.scripts is off, got one in " + InvalidInput.shown(language));
        }
        return super.getScriptEngine(language, fromCache);
    }
}
