package org.declic.boot.guest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.declic.boot.security.DoorPaths;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** The doors' filters and servlets, as a web server would serve them by their registrations. */
final class OpenDoors {

    private final List<Guard> guards;
    private final Map<String, Servlet> servlets;
    private final Servlet others;
    private final OwnPaths paths;

    private OpenDoors(List<Guard> guards, Map<String, Servlet> servlets, Servlet others, OwnPaths paths) {
        this.guards = guards;
        this.servlets = servlets;
        this.others = others;
        this.paths = paths;
    }

    static OpenDoors of(DoorContext context) throws ServletException {
        var guards = context.getBeansOfType(FilterRegistrationBean.class).values().stream()
                .filter(FilterRegistrationBean::isEnabled)
                .sorted(Comparator.comparingInt(FilterRegistrationBean::getOrder))
                .map(one -> new Guard(one.getUrlPatterns(), one.getFilter()))
                .toList();
        var servlets = new LinkedHashMap<String, Servlet>();
        for (ServletRegistrationBean<?> one :
                context.getBeansOfType(ServletRegistrationBean.class).values()) {
            var servlet = started(one.getServlet(), context);
            one.getUrlMappings().forEach(path -> servlets.put(path, servlet));
        }
        var patterns = new ArrayList<>(servlets.keySet());
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> patterns.addAll(mapping.getPatternValues()));
        return new OpenDoors(
                guards, servlets, started(new DispatcherServlet(context), context), new OwnPaths(patterns));
    }

    private static Servlet started(Servlet servlet, DoorContext context) throws ServletException {
        servlet.init(new PlainServletConfig(context.getServletContext()));
        return servlet;
    }

    boolean answer(String path) {
        return paths.contain(path);
    }

    void serve(PrefixedRequest request, ClosedResponse response) throws IOException, ServletException {
        ServletRequestPathUtils.parseAndCache(request);
        var path = request.getServletPath();
        var passed = guards.stream()
                .filter(guard -> guard.guards(path))
                .map(Guard::filter)
                .toList();
        new Passing(passed, servlets.getOrDefault(path, others), 0).doFilter(request, response);
    }

    /** A filter, and the patterns of servlets that it is for. */
    private record Guard(Collection<String> patterns, Filter filter) {

        boolean guards(String path) {
            return patterns.isEmpty()
                    || patterns.stream()
                            .anyMatch(pattern -> pattern.endsWith("/*")
                                    ? DoorPaths.isAtOrBelow(path, pattern.substring(0, pattern.length() - 2))
                                    : path.equals(pattern));
        }
    }

    private record Passing(List<Filter> filters, Servlet last, int at) implements FilterChain {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
            if (at == filters.size()) {
                last.service(request, response);
            } else {
                filters.get(at).doFilter(request, response, new Passing(filters, last, at + 1));
            }
        }
    }
}
