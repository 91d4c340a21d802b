package org.declic.boot.security;

import java.io.IOException;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.declic.boot.observe.BackPressure;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What comes in of a body, beneath all who read it. */
final class BoundedBody implements InputBuffer {

    private final InputBuffer inner;
    private final long mostBytes;
    private final ByteBudget.Share share;
    private final @Nullable AwaitedBytes awaited;
    private final BodyRefusal refusal;
    private long bytes;

    BoundedBody(
            InputBuffer inner,
            long mostBytes,
            ByteBudget.Share share,
            @Nullable AwaitedBytes awaited,
            BodyRefusal refusal) {
        this.inner = inner;
        this.mostBytes = mostBytes;
        this.share = share;
        this.awaited = awaited;
        this.refusal = refusal;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        var read = awaited == null ? inner.doRead(handler) : waited(handler, awaited);
        if (read > 0) {
            bytes += read;
            if (bytes > mostBytes) {
                throw refusal.because(HttpStatus.PAYLOAD_TOO_LARGE, tooLong());
            }
            var why = share.reached(bytes);
            if (why.isPresent()) {
                throw refusal.because(HttpStatus.TOO_MANY_REQUESTS, BackPressure.notNow(why.get()));
            }
        }
        return read;
    }

    private int waited(ApplicationBufferHandler handler, AwaitedBytes awaited) throws IOException {
        awaited.begins(System.nanoTime());
        var read = 0;
        try {
            read = inner.doRead(handler);
            return read;
        } catch (IOException broken) {
            var why = awaited.givenUp();
            throw why == null ? broken : refusal.because(HttpStatus.REQUEST_TIMEOUT, BackPressure.notNow(why));
        } finally {
            awaited.came(System.nanoTime(), Math.max(0, read));
        }
    }

    @Override
    public int available() {
        return inner.available();
    }

    BodyRefusal refusal() {
        return refusal;
    }

    String tooLong() {
        return "the body must be at most " + mostBytes + " bytes";
    }
}
