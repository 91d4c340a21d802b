package org.declic.boot.guest;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** For servlets that no web server knows. */
record PlainServletConfig(@Nullable ServletContext server) implements ServletConfig {

    @Override
    public String getServletName() {
        return GuestDoors.NAME;
    }

    @Override
    public ServletContext getServletContext() {
        return Objects.requireNonNull(server);
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.emptyEnumeration();
    }
}
