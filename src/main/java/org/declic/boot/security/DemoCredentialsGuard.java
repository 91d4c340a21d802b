package org.declic.boot.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.declic.boot.DeclicProperties;
import org.declic.contact.Tenant;
import org.declic.door.Account;
import org.declic.door.Accounts;
import org.declic.door.DemoGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Demo credentials are for loopback only. On loopback, where no account is set, there is one account {@code demo}; on any
 * other address the start is refused until accounts and the admin user are set, and none of them is a demo value.
 */
public final class DemoCredentialsGuard {

    private static final String DEMO = DemoGuard.DEMO;

    private final Environment environment;
    private final DeclicProperties properties;
    private final CamundaBpmProperties camunda;

    public DemoCredentialsGuard(Environment environment, DeclicProperties properties, CamundaBpmProperties camunda) {
        this.environment = environment;
        this.properties = properties;
        this.camunda = camunda;
    }

    boolean isLoopback() {
        return isLoopback(environment.getProperty("server.address"))
                && (!hasServerForManagement() || isLoopback(environment.getProperty("management.server.address")));
    }

    /** As Spring Boot's actuator decides it; asked of the settings, as the actuator may not be there. */
    private boolean hasServerForManagement() {
        var port = environment.getProperty("management.server.port", Integer.class);
        return port != null
                && port >= 0
                && (port == 0 || !port.equals(environment.getProperty("server.port", Integer.class, 8080)));
    }

    /** Whether there are no accounts but the one for trying things out. */
    public boolean isDemo() {
        return properties.accounts().isEmpty();
    }

    /** The accounts there are; the start is refused if they must not be used on this address. */
    public Accounts accounts() {
        if (!isLoopback()) {
            refuseDemo();
        }
        return isDemo()
                ? new Accounts(List.of(new Account(DEMO, DEMO, DEMO, Tenant.NONE)))
                : new Accounts(properties.accountList());
    }

    /** Refuses the start if the database still has the demo user of a start on loopback. */
    public void refuseDemoUser(IdentityService users) {
        if (!isLoopback()) {
            refuseKeptDemoUser(users);
        }
    }

    /** Others can come, whatever the settings say: the start is refused unless all is real. */
    void refuseAllDemo(IdentityService users) {
        refuseDemo();
        refuseKeptDemoUser(users);
    }

    private static void refuseKeptDemoUser(IdentityService users) {
        if (users.checkPassword(DEMO, DEMO)) {
            throw new DemoCredentialsException(
                    List.of("The database has the Camunda user 'demo' with the password 'demo', from a start on"
                            + " loopback: start on loopback once more and change or delete the user in Admin, or use another"
                            + " database"));
        }
    }

    private void refuseDemo() {
        var settings = new ArrayList<String>();
        if (isDemo()) {
            settings.add("declic.accounts.<actid>.key and declic.accounts.<actid>.api-token: no account is set");
        }
        properties.accounts().forEach((id, account) -> {
            addIfDemo(settings, "declic.accounts." + id + ".key", account.key());
            addIfDemo(settings, "declic.accounts." + id + ".api-token", account.apiToken());
        });
        var admin = camunda.getAdminUser();
        addIfDemo(settings, "camunda.bpm.admin-user.id", admin.getId());
        addIfDemo(settings, "camunda.bpm.admin-user.password", admin.getPassword());
        if (!settings.isEmpty()) {
            throw new DemoCredentialsException(settings);
        }
    }

    private static void addIfDemo(List<String> settings, String setting, @Nullable String value) {
        if (value == null || value.isBlank()) {
            settings.add(setting + ": not set");
        } else if (value.equals(DEMO)) {
            settings.add(setting + ": a demo value");
        }
    }

    private static boolean isLoopback(@Nullable String address) {
        try {
            return address != null
                    && !address.isBlank()
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
