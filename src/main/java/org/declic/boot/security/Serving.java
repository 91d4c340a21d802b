package org.declic.boot.security;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a thread of the server is at. Whether the thread waits for a client that does not read its answer is
 * looked at from outside, now and then: most never do, and pay nothing for it.
 */
final class Serving {

    private final SocketWrapperBase<?> socket;
    private final SocketChannel channel;
    private volatile @Nullable String address;
    private @Nullable AwaitedBytes answer;
    private boolean over;

    Serving(SocketWrapperBase<?> socket, SocketChannel channel) {
        this.socket = socket;
        this.channel = channel;
    }

    /** Whose request it is: behind a proxy, not the proxy's. */
    void isOf(String sender) {
        address = sender;
    }

    /** Looks whether the client is waited for, as a thread that has to write more than the client takes waits for it. */
    synchronized void look(ReadingWatch watch, long now) {
        if (over) {
            return;
        }
        if (isBlocked()) {
            if (answer == null) {
                answer = watch.answer(sender(), channel);
            }
            if (answer.waiting(now) == 0) {
                answer.begins(now);
            }
        } else if (answer != null && answer.waiting(now) > 0) {
            answer.came(now, 0);
        }
    }

    synchronized void end(ReadingWatch watch) {
        over = true;
        if (answer != null) {
            watch.end(answer);
        }
    }

    private boolean isBlocked() {
        return socket instanceof NioSocketWrapper nio && nio.interestOpsHas(SelectionKey.OP_WRITE);
    }

    private String sender() {
        var known = address;
        return known == null ? String.valueOf(socket.getRemoteAddr()) : known;
    }
}
