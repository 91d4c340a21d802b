package org.declic.boot.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Tells what a page has asked for by itself from what a person has opened and from programs. It gets no challenge: the browser would
 * open its own window over the page.
 */
final class FetchedByPage {

    private FetchedByPage() {}

    /**
     * By the Fetch Metadata headers (W3C): what is opened in the address bar is a document. Browsers send them by HTTPS and to their own
     * machine only; else a page names itself as the referrer, and does not ask for HTML.
     */
    static boolean is(HttpServletRequest request) {
        var destination = request.getHeader("Sec-Fetch-Dest");
        if (destination != null) {
            return !destination.equals("document");
        }
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getHeader(HttpHeaders.REFERER) != null
                && (accepted == null || !accepted.contains(MediaType.TEXT_HTML_VALUE));
    }
}
