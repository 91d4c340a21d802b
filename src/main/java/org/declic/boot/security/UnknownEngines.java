package org.declic.boot.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.webapp.impl.engine.ProcessEnginesFilter;
import org.declic.contact.InvalidInput;
import org.declic.door.RefusalForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 404 for pages of engines and web applications that there are not. Camunda's own filter fails at them. */
final class UnknownEngines extends OncePerRequestFilter {

    static final String PATH = "/camunda";

    private static final Set<String> APPLICATIONS = Set.of("admin", "cockpit", "tasklist", "welcome");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length() + PATH.length());
        var page = ProcessEnginesFilter.APP_PREFIX_PATTERN.matcher(path);
        if (page.matches() && page.group(1) != null && isIndex(page.group(3))) {
            if (!APPLICATIONS.contains(page.group(1))) {
                refuse(request, response, "no web application " + InvalidInput.shown(page.group(1)));
                return;
            }
            var engine = page.group(2);
            if (engine != null && !engine.equals("index.html") && Cockpit.getProcessEngine(engine) == null) {
                refuse(request, response, "no process engine " + InvalidInput.shown(engine));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isIndex(@Nullable String page) {
        return page == null || page.isEmpty() || page.equals("setup/");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        RefusalForm.of(request).write(response, HttpStatus.NOT_FOUND, why);
    }
}
