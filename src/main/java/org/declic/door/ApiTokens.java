package org.declic.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.declic.contact.Tenant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets only requests pass that bring the token of an account in the header {@code Api-Token}. */
public final class ApiTokens extends OncePerRequestFilter {

    private static final String ACCOUNT = ApiTokens.class.getName();

    private final Admission admission;

    public ApiTokens(Admission admission) {
        this.admission = admission;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.setAttribute(
                    ACCOUNT,
                    admission
                            .byToken(request, request.getHeader("Api-Token"))
                            .orElseThrow(() -> new DoorRefusal(
                                    HttpStatus.FORBIDDEN, "the header Api-Token must hold the token of an account")));
        } catch (DoorRefusal refusal) {
            refuse(response, refusal);
            return;
        }
        chain.doFilter(new JsonOnly(request), response);
    }

    private static void refuse(HttpServletResponse response, DoorRefusal refusal) throws IOException {
        refusal.headers().forEach((name, values) -> response.setHeader(name, values.get(0)));
        JsonAnswers.write(
                response,
                refusal.status().value(),
                MediaType.APPLICATION_JSON,
                Map.of("message", String.valueOf(refusal.getMessage())));
    }

    /** The account whose token the request has brought. */
    public static Account account(HttpServletRequest request) {
        return (Account) Objects.requireNonNull(request.getAttribute(ACCOUNT), "the filter for tokens was not passed");
    }

    public static Tenant tenant(HttpServletRequest request) {
        return account(request).tenant();
    }
}
