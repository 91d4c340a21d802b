package org.declic.boot.guest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Answers the paths of the doors, and passes all others on as they came. The host's servlets, Spring MVC and security do not
 * come to know of the doors, so that nothing of them is reached but through here.
 */
public final class GuestDoors extends GenericFilterBean implements SmartInitializingSingleton {

    static final String NAME = "declic";

    private static final Logger LOG = LoggerFactory.getLogger(GuestDoors.class);

    private final ConfigurableApplicationContext host;
    private final String prefix;
    private final List<Class<?>> configurations;
    private @Nullable DoorContext context;
    private volatile @Nullable OpenDoors doors;

    /**
     * @param prefix of all paths; empty for none
     * @param configurations which have the doors
     */
    public GuestDoors(ConfigurableApplicationContext host, String prefix, List<Class<?>> configurations) {
        this.host = host;
        this.prefix = prefix;
        this.configurations = List.copyOf(configurations);
    }

    /** Before the web server opens its port. */
    @Override
    public void afterSingletonsInstantiated() {
        var server = host instanceof WebApplicationContext web ? web.getServletContext() : null;
        if (server == null) {
            return;
        }
        var opened = new DoorContext(host, server);
        opened.register(configurations.toArray(Class<?>[]::new));
        opened.refresh();
        context = opened;
        try {
            doors = OpenDoors.of(opened);
        } catch (ServletException failed) {
            throw new IllegalStateException("The doors can't be opened", failed);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var open = doors;
        if (open != null
                && request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer) {
            var path = http.getRequestURI().substring(http.getContextPath().length());
            if (path.startsWith(prefix) && open.answer(path.substring(prefix.length()))) {
                serve(open, http, answer, path.substring(prefix.length()));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void serve(OpenDoors open, HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        var answer = new ClosedResponse(response, path);
        try {
            open.serve(new PrefixedRequest(request, prefix, path), answer);
        } catch (ServletException | RuntimeException failure) {
            LOG.error("A request failed", failure);
            answer.failed();
        }
    }

    @Override
    public void destroy() {
        var opened = context;
        if (opened != null) {
            opened.close();
        }
    }
}
