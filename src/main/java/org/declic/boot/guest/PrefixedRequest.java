package org.declic.boot.guest;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import org.jspecify.annotations.Nullable;

/** A request as the doors see it: the prefix of their paths is a part of the context's, and no servlet of the host's is known. */
final class PrefixedRequest extends HttpServletRequestWrapper implements HttpServletMapping {

    private final String context;
    private final String path;

    /** @param path below the context and the prefix */
    PrefixedRequest(HttpServletRequest request, String prefix, String path) {
        super(request);
        this.context = request.getContextPath() + prefix;
        this.path = path;
    }

    @Override
    public String getContextPath() {
        return context;
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return this;
    }

    @Override
    public String getMatchValue() {
        return "";
    }

    @Override
    public String getPattern() {
        return "/";
    }

    @Override
    public String getServletName() {
        return GuestDoors.NAME;
    }

    @Override
    public MappingMatch getMappingMatch() {
        return MappingMatch.DEFAULT;
    }
}
