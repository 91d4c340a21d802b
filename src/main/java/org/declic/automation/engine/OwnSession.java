package org.declic.automation.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Makes the engine's sessions of a type, which are its managers of rows, ones of our own. */
final class OwnSession {

    private OwnSession() {}

    /**
     * To be called when the engine has made its own.
     *
     * @param type by which the engine asks for it
     * @param ours makes one for each command
     */
    static <T extends Session> void replace(
            ProcessEngineConfigurationImpl engine, Class<? super T> type, Supplier<T> ours) {
        engine.getSessionFactories().put(type, new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return ours.get();
            }
        });
    }
}
