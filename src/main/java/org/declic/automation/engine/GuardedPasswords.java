package org.declic.automation.engine;

import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;

/**
 * Has a guard see every password that the engine is asked about: by the login of the web applications, and by the requests
 * of the REST API that verify one or change it.
 */
public final class GuardedPasswords extends AbstractProcessEnginePlugin {

    private static final int CAMUNDAS_ATTEMPTS = 10;

    private final PasswordGuard guard;

    public GuardedPasswords(PasswordGuard guard) {
        this.guard = guard;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        lockNobodyOut(engine);
        engine.setIdentityService(new IdentityServiceImpl() {
            @Override
            public boolean checkPassword(@Nullable String user, @Nullable String password) {
                return guard.check(user, password, () -> super.checkPassword(user, password));
            }
        });
    }

    /**
     * Camunda's own lock is one for all addresses: ten wrong passwords from anywhere lock a user out until an administrator
     * helps, who may be the one that is locked out. The guard takes its place, unless another number of attempts is set.
     */
    private static void lockNobodyOut(ProcessEngineConfigurationImpl engine) {
        if (engine.getLoginMaxAttempts() == CAMUNDAS_ATTEMPTS) {
            engine.setLoginMaxAttempts(Integer.MAX_VALUE);
            engine.setLoginDelayBase(0);
            engine.setLoginDelayMaxTime(0);
        }
    }
}
