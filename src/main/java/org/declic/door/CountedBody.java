package org.declic.door;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request that tells how much of its body is read. Forms are read by the servlet container, without being counted. */
public final class CountedBody extends HttpServletRequestWrapper {

    private final Reading reading;
    private @Nullable ServletInputStream stream;

    public CountedBody(HttpServletRequest request, Reading reading) {
        super(request);
        this.reading = reading;
    }

    /** Told after each piece. */
    public interface Reading {

        /**
         * @param bytes how many have been read in all
         * @throws BodyRefused if no more is to be read
         */
        void reached(long bytes) throws BodyRefused;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        var counted = stream;
        if (counted == null) {
            counted = new CountedStream(super.getInputStream());
            stream = counted;
        }
        return counted;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private final class CountedStream extends ServletInputStream {

        private final ServletInputStream inner;
        private long bytes;

        CountedStream(ServletInputStream inner) {
            this.inner = inner;
        }

        @Override
        public int read() throws IOException {
            var read = inner.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = inner.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws BodyRefused {
            bytes += read;
            reading.reached(bytes);
        }

        @Override
        public boolean isFinished() {
            return inner.isFinished();
        }

        @Override
        public boolean isReady() {
            return inner.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            inner.setReadListener(listener);
        }
    }
}
