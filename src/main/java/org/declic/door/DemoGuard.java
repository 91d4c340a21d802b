package org.declic.door;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.InvalidInput;

/**
 * Everybody knows the demo credentials: they work on this machine only, by an address or name of loopback, and not through
 * a proxy, which may be reached from anywhere. A page that has its own name lead to loopback is refused by the name.
 */
public final class DemoGuard {

    /** Name, key, token and password for trying things out. */
    public static final String DEMO = "demo";

    /** Of proxies and of networks in front of servers, which may be all that is left of the headers that tell the way. */
    private static final Set<String> OF_PROXIES = Set.of(
            "forwarded",
            "via",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "cf-connecting-ip",
            "cdn-loop",
            "x-envoy-external-address",
            "x-original-host");

    /** Set by Tomcat where it takes the word of proxies; the headers that it has followed are gone then. */
    private static final String FOLLOWED = "org.apache.tomcat.request.forwarded";

    private DemoGuard() {}

    /** Why demo credentials don't let this request in; empty if they may. */
    public static Optional<String> refusal(HttpServletRequest request) {
        return reason(original(request)).or(() -> reason(request)).map(reason -> refusal(reason));
    }

    /** What is said to whoever brings demo credentials. */
    static String refusal(String reason) {
        return "demo credentials work on this machine only, not " + reason
                + "; real ones are set by declic.accounts.<actid>.key, declic.accounts.<actid>.api-token,"
                + " camunda.bpm.admin-user.id and camunda.bpm.admin-user.password";
    }

    /** As it came, before headers of proxies were put in place of what they stand for. */
    private static HttpServletRequest original(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner instanceof HttpServletRequest http ? http : request;
    }

    private static Optional<String> reason(HttpServletRequest request) {
        for (var name : Collections.list(request.getHeaderNames())) {
            if (isOfProxy(name.toLowerCase(Locale.ROOT))) {
                return Optional.of("through a proxy (" + name + ")");
            }
        }
        if (request.getAttribute(FOLLOWED) != null) {
            return Optional.of("where a proxy is believed (server.forward-headers-strategy)");
        }
        // nginx, as it comes, passes requests on as HTTP/1.0, to a loopback name, without a header that tells
        if ("HTTP/1.0".equals(request.getProtocol())) {
            return Optional.of("by HTTP/1.0, as proxies pass requests on");
        }
        if (!isLoopback(request.getRemoteAddr())) {
            return Optional.of("from the address " + request.getRemoteAddr());
        }
        return isLoopbackName(request.getServerName())
                ? Optional.empty()
                : Optional.of("by the name " + InvalidInput.shown(request.getServerName()));
    }

    private static boolean isOfProxy(String header) {
        return header.startsWith("x-forwarded") || OF_PROXIES.contains(header);
    }

    private static boolean isLoopbackName(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost") || isLoopback(name);
    }

    /** Names are not looked up: whoever owns one may have it lead to loopback. */
    private static boolean isLoopback(String address) {
        var literal =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        if (!literal.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return false;
        }
        try {
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
