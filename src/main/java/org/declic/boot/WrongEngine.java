package org.declic.boot;

import org.declic.automation.engine.EngineProduct;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/** Stops the start on an engine that this artifact is not made for, before any of its classes is missed. */
final class WrongEngine implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("declic.enabled", Boolean.class, true)) {
            EngineProduct.mistake(application.getClassLoader()).ifPresent(mistake -> {
                throw new WrongEngineException(mistake);
            });
        }
    }

    static final class WrongEngineException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WrongEngineException(String mistake) {
            super(mistake);
        }
    }

    /** Says at the start what to do. */
    static final class Analyzer extends AbstractFailureAnalyzer<WrongEngineException> {

        @Override
        protected FailureAnalysis analyze(Throwable root, WrongEngineException cause) {
            return new FailureAnalysis(
                    String.valueOf(cause.getMessage()),
                    "Replace the artifact or the engine, or leave Declic out (declic.enabled=false).",
                    cause);
        }
    }
}
