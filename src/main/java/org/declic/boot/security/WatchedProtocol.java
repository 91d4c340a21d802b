package org.declic.boot.security;

import java.util.Objects;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/** Tomcat's HTTP 1.1, with an eye on requests that come slowly. Public, as Tomcat makes it by its name. */
public final class WatchedProtocol extends Http11NioProtocol {

    private @Nullable ReadingWatch watch;

    void watchedBy(ReadingWatch watch) {
        this.watch = watch;
    }

    @Override
    protected Processor createProcessor() {
        return new WatchedProcessor(this, getAdapter(), Objects.requireNonNull(watch, "watch"));
    }
}
