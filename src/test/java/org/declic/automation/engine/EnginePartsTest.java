package org.declic.automation.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.runtime.DefaultCorrelationHandler;
import org.declic.boot.EngineWithDeclic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another plugin has replaced before is named at the start, instead of being lost without a word. */
class EnginePartsTest {

    @Test
    void a_service_and_a_handler_of_another_plugin_stop_the_start_and_are_both_named() {
        var engine = EngineWithDeclic.configuration();
        engine.getProcessEnginePlugins().add(0, new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setRuntimeService(new OtherRuntimeService());
                configuration.setCorrelationHandler(new OtherCorrelationHandler());
            }
        });
        assertThatThrownBy(engine::buildProcessEngine)
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("correlation handler (" + OtherCorrelationHandler.class.getName() + ")")
                .hasMessageContaining("runtime service (" + OtherRuntimeService.class.getName() + ")");
    }

    @Test
    void a_session_factory_of_another_plugin_stops_the_start_and_is_named() {
        var engine = EngineWithDeclic.configuration();
        engine.setCustomSessionFactories(List.of(new OtherJobs()));
        assertThatThrownBy(engine::buildProcessEngine)
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("JobManager (" + OtherJobs.class.getName() + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.24", "7.24.0", "7.24.3-ee", "7.24-SNAPSHOT"})
    void the_version_that_it_is_made_for_is_taken(String version) {
        assertThatCode(() -> EngineParts.requireVersion(version)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.23.0", "7.240.0", "1.0.3", "8.0"})
    void any_other_version_is_refused_and_both_are_named(String version) {
        assertThatThrownBy(() -> EngineParts.requireVersion(version))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("7.24")
                .hasMessageContaining("the engine is Camunda " + version + ":");
    }

    private static final class OtherRuntimeService extends RuntimeServiceImpl {}

    private static final class OtherCorrelationHandler extends DefaultCorrelationHandler {}

    private static final class OtherJobs implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return JobManager.class;
        }

        @Override
        public Session openSession() {
            return new JobManager();
        }
    }
}
