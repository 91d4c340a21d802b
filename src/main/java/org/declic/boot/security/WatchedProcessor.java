package org.declic.boot.security;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** What Tomcat has for each connection whose request is at work. Headers hold no thread while they come; bodies do. */
final class WatchedProcessor extends Http11Processor {

    private static final ThreadLocal<@Nullable WatchedProcessor> CURRENT = new ThreadLocal<>();

    private static final Pattern TARGET = Pattern.compile("\\[(/[^\\s?#\\]]*)");

    private final ReadingWatch watch;
    private @Nullable SocketChannel channel;
    private @Nullable AwaitedBytes headers;
    private @Nullable AwaitedBytes body;
    private @Nullable Serving serving;
    private boolean reached;

    WatchedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, ReadingWatch watch) {
        super(protocol, adapter);
        this.watch = watch;
    }

    /** That of the request which this thread is at; empty if the server is another. */
    static Optional<WatchedProcessor> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        channel = ((NioChannel) socket.getSocket()).getIOChannel();
        reached = false;
        CURRENT.set(this);
        var now = new Serving(socket, channel);
        serving = now;
        watch.begin(now);
        try {
            var state = super.service(socket);
            if (state != SocketState.LONG || reached) {
                endHeaders();
            } else if (headers == null || headers.channel() != channel) {
                endHeaders();
                headers = watch.headers(String.valueOf(socket.getRemoteAddr()), channel);
            }
            return state;
        } finally {
            watch.end(now);
            endBody();
            CURRENT.remove();
        }
    }

    /** What the server can't read as a path is not kept but in the words of the failure: which door is asked, its beginning says. */
    @Override
    protected void setErrorState(ErrorState state, @Nullable Throwable failure) {
        if (failure instanceof IllegalArgumentException && request.requestURI().isNull()) {
            var target = TARGET.matcher(String.valueOf(failure.getMessage()));
            if (target.find()) {
                request.getAttributes().put(ProblemValve.UNREADABLE, target.group(1));
            }
        }
        super.setErrorState(state, failure);
    }

    /** The headers are there. What is left of an earlier request of the connection is over. */
    void headersCame(String address) {
        reached = true;
        if (serving != null) {
            serving.isOf(address);
        }
        endHeaders();
        endBody();
    }

    /** Waits for a body from now on; what is waited for is told to what is returned. */
    Optional<AwaitedBytes> body(String address) {
        endBody();
        if (channel != null) {
            body = watch.body(address, channel);
        }
        return Optional.ofNullable(body);
    }

    /** Tomcat reads what is left, so that the sender sees the answer. */
    void rest(String address) {
        endBody();
        if (channel != null) {
            body = watch.rest(address, channel);
        }
    }

    private void endBody() {
        if (body != null) {
            watch.end(body);
            body = null;
        }
    }

    private void endHeaders() {
        if (headers != null) {
            watch.end(headers);
            headers = null;
        }
    }
}
