package org.declic.boot.security;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The rest of a request, or that the client reads the answer, while it is waited for. */
final class AwaitedBytes {

    private static final long BYTES_A_SECOND = 64L << 10;
    private static final long NOT_NOW = 0;

    private final String address;
    private final SocketChannel channel;
    private final Kind kind;
    private final long limitNanos;
    private long waitedNanos;
    private long since = NOT_NOW;
    private long bytes;
    private @Nullable String givenUp;

    /** What is waited for. A thread of the server waits for a body or a reader, none for headers. */
    enum Kind {
        HEADERS,
        BODY,
        READER
    }

    /** @param limit how long it may be waited for in all */
    AwaitedBytes(String address, SocketChannel channel, Kind kind, Duration limit) {
        this.address = address;
        this.channel = channel;
        this.kind = kind;
        this.limitNanos = limit.toNanos();
    }

    synchronized void begins(long now) {
        since = now;
    }

    synchronized void came(long now, long more) {
        waitedNanos += now - since;
        since = NOT_NOW;
        bytes += more;
    }

    /** How long it has been waited for now; 0 if it isn't. */
    synchronized long waiting(long now) {
        return since == NOT_NOW ? 0 : now - since;
    }

    /** How long it has been waited for in all. */
    synchronized long waited(long now) {
        return waitedNanos + waiting(now);
    }

    synchronized boolean isOverdue(long now) {
        return since != NOT_NOW
                && waited(now)
                        > limitNanos
                                + Duration.ofSeconds(bytes / BYTES_A_SECOND).toNanos();
    }

    /**
     * Nothing more comes in: whoever waits finds the end, and can still answer; or nothing more goes out. Of the channel, which is this connection's
     * alone, as what the server wraps around it may be another's already.
     */
    synchronized void giveUp(String why) {
        if (givenUp == null && since != NOT_NOW) {
            givenUp = why;
            try {
                if (kind == Kind.READER) {
                    channel.shutdownOutput();
                } else {
                    channel.shutdownInput();
                }
            } catch (IOException closed) {
                // nobody waits any more
                since = NOT_NOW;
            }
        }
    }

    synchronized @Nullable String givenUp() {
        return givenUp;
    }

    String address() {
        return address;
    }

    boolean holdsThread() {
        return kind != Kind.HEADERS;
    }

    SocketChannel channel() {
        return channel;
    }
}
