package org.declic.app;

import java.io.Reader;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.script.AbstractScriptEngine;
import javax.script.Bindings;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.SimpleBindings;

/** A script language {@code counting} whose scripts are counted when they run, and are 1. */
final class CountingScripts implements ScriptEngineFactory {

    private final AtomicInteger runs;

    CountingScripts(AtomicInteger runs) {
        this.runs = runs;
    }

    @Override
    public ScriptEngine getScriptEngine() {
        return new AbstractScriptEngine() {
            @Override
            public Object eval(String script, ScriptContext context) {
                return runs.incrementAndGet() > 0 ? 1 : 0;
            }

            @Override
            public Object eval(Reader script, ScriptContext context) {
                return eval("", context);
            }

            @Override
            public Bindings createBindings() {
                return new SimpleBindings();
            }

            @Override
            public ScriptEngineFactory getFactory() {
                return CountingScripts.this;
            }
        };
    }

    @Override
    public String getEngineName() {
        return "counting";
    }

    @Override
    public String getEngineVersion() {
        return "1";
    }

    @Override
    public List<String> getExtensions() {
        return List.of("counting");
    }

    @Override
    public List<String> getMimeTypes() {
        return List.of();
    }

    @Override
    public List<String> getNames() {
        return List.of("counting");
    }

    @Override
    public String getLanguageName() {
        return "counting";
    }

    @Override
    public String getLanguageVersion() {
        return "1";
    }

    @Override
    public Object getParameter(String key) {
        return null;
    }

    @Override
    public String getMethodCallSyntax(String object, String method, String... arguments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getOutputStatement(String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getProgram(String... statements) {
        throw new UnsupportedOperationException();
    }
}
