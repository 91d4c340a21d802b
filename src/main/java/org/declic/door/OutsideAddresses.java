package org.declic.door;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Where requests may be sent that somebody outside has asked for: not to this machine and its network, which nobody outside could
 * reach without them.
 */
public final class OutsideAddresses {

    private static final int LONGEST = 2000;
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*|0[xX].*");

    private final boolean insideToo;

    /** @param insideToo whether addresses inside may be used as well */
    public OutsideAddresses(boolean insideToo) {
        this.insideToo = insideToo;
    }

    /**
     * An address as somebody has given it. What a name stands for is looked up when a request is sent.
     *
     * @throws InvalidInput naming the field, if it is none of HTTP, or one inside
     */
    public URI of(String field, @Nullable String text) {
        var uri = parsed(field, text);
        var host = host(uri);
        var isInside = isLocalName(host) || (LITERAL.matcher(host).matches() && isInside(host));
        if (isInside && !insideToo) {
            throw new InvalidInput(
                    field, "must not be an address inside, which declic.webhooks.allow-private would let be", text);
        }
        return uri;
    }

    private static URI parsed(String field, @Nullable String text) {
        try {
            var uri = new URI(text == null ? "" : text.strip());
            if (uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.toString().length() <= LONGEST) {
                return uri;
            }
        } catch (URISyntaxException none) {
            // said below
        }
        throw new InvalidInput(
                field,
                "must be an address of http or https, of at most " + LONGEST + " characters, without a user",
                text);
    }

    /** Whether a request may be sent there now, the name being looked up. */
    public boolean mayReach(URI uri) throws UnknownHostException {
        if (insideToo) {
            return true;
        }
        if (isLocalName(host(uri))) {
            return false;
        }
        for (var address : InetAddress.getAllByName(host(uri))) {
            if (isInside(address)) {
                return false;
            }
        }
        return true;
    }

    private static String host(URI uri) {
        var host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isLocalName(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    private static boolean isInside(String literal) {
        try {
            return isInside(InetAddress.getByName(literal));
        } catch (UnknownHostException odd) {
            return true;
        }
    }

    private static boolean isInside(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isReserved(address);
    }

    private static boolean isReserved(InetAddress address) {
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        if (address instanceof Inet4Address) {
            return first == 0
                    || first >= 240
                    || (first == 100 && second >= 64 && second < 128) // shared by carriers
                    || (first == 192 && second == 0 && bytes[2] == 0)
                    || (first == 198 && (second == 18 || second == 19));
        }
        return (first & 0xfe) == 0xfc || isTranslated((Inet6Address) address);
    }

    /** Those that stand for an address of IPv4: 64:ff9b::/96, 2002::/16 and ::/96. */
    private static boolean isTranslated(Inet6Address address) {
        var bytes = address.getAddress();
        var first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return first == 0x2002
                || (first == 0x0064 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b)
                || address.isIPv4CompatibleAddress();
    }
}
