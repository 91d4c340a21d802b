package org.declic.boot.security;

import java.util.Arrays;
import java.util.stream.Stream;

/** Which paths ask whom: what is not among them asks for a Camunda user. */
public final class DoorPaths {

    /** Doors that look at keys, tokens or signatures themselves. */
    static final String[] WITH_KEYS = {"/event", "/events", "/unsubscribe", "/admin/api.php", "/2/track/event"};

    /** By the token of an account, and so is what is below. */
    public static final String API = "/api/3";

    /** For administrators, and so is what is below. */
    public static final String CONTACTS = "/contacts";

    private DoorPaths() {}

    /** And the same with a slash at the end, which no door takes: that there is none is said to everybody. */
    static String[] withSlash(String... paths) {
        return Arrays.stream(paths).flatMap(path -> Stream.of(path, path + "/")).toArray(String[]::new);
    }

    /** Whether the path is the other one, or below it. */
    public static boolean isAtOrBelow(String path, String other) {
        return path.startsWith(other) && (path.length() == other.length() || path.charAt(other.length()) == '/');
    }
}
