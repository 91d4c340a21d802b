package org.declic.boot.security;

import java.net.InetAddress;
import java.util.Arrays;
import org.apache.coyote.AbstractProtocol;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.context.ApplicationListener;
import org.springframework.util.ClassUtils;

/**
 * Looks at the sockets that a web server has opened, that for management included: connectors may have been added or
 * changed past the settings. Of other servers than Tomcat none are known; what each request tells is looked at there.
 */
public final class BoundSockets implements ApplicationListener<WebServerInitializedEvent> {

    private static final boolean HAS_TOMCAT =
            ClassUtils.isPresent("org.apache.catalina.startup.Tomcat", BoundSockets.class.getClassLoader());

    private final DemoCredentialsGuard demoCredentials;
    private final ObjectProvider<IdentityService> users;

    public BoundSockets(DemoCredentialsGuard demoCredentials, ObjectProvider<IdentityService> users) {
        this.demoCredentials = demoCredentials;
        this.users = users;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        if (HAS_TOMCAT && OfTomcat.isOpenToOthers(event)) {
            demoCredentials.refuseAllDemo(users.getObject());
        }
    }

    private static final class OfTomcat {

        static boolean isOpenToOthers(WebServerInitializedEvent event) {
            return event.getWebServer() instanceof TomcatWebServer server
                    && Arrays.stream(server.getTomcat().getService().findConnectors())
                            .anyMatch(
                                    connector -> connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol
                                            && !isLoopback(protocol.getAddress()));
        }

        private static boolean isLoopback(@Nullable InetAddress address) {
            return address != null && address.isLoopbackAddress();
        }
    }
}
