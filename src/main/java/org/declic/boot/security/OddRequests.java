package org.declic.boot.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.declic.door.HeaderText;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Headers that may be odd: in UTF-8 they are none. What Spring Security refuses while a door reads them is a 400. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class OddRequests {

    /** As Spring Security's own. */
    private static final Pattern VALUE = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]\\t]]*");

    /** The server takes each byte of a header for a character, and Spring Security some of these for control characters. */
    static HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(OddRequests::isHeaderValue);
        return firewall;
    }

    static boolean isHeaderValue(String value) {
        return VALUE.matcher(HeaderText.ofUtf8(value)).matches();
    }

    @ExceptionHandler
    void refused(RequestRejectedException rejected, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OddPaths.refuse(request, response);
    }
}
