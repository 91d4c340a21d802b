package org.declic.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Sends requests over a number of connections, each the next as soon as it has its answer; costs as little as it can. */
final class HttpLoad {

    private final URI address;
    private final String header;
    private final Supplier<String> body;

    /** @param header lines besides those for the length, each ended by CR LF */
    HttpLoad(URI address, String header, Supplier<String> body) {
        this.address = address;
        this.header = header;
        this.body = body;
    }

    /** How many answers of 2xx came in a second; fails at any other answer. */
    double perSecond(int connections, int seconds) throws Exception {
        var answers = new AtomicLong();
        var started = System.nanoTime();
        var end = started + seconds * 1_000_000_000L;
        var threads = Executors.newFixedThreadPool(connections);
        var running = new ArrayList<Future<?>>();
        for (var connection = 0; connection < connections; connection++) {
            running.add(threads.submit(() -> {
                run(end, answers);
                return null;
            }));
        }
        for (var one : running) {
            one.get();
        }
        threads.shutdown();
        return answers.get() * 1e9 / (System.nanoTime() - started);
    }

    private void run(long end, AtomicLong answers) throws IOException {
        Socket socket = null;
        InputStream in = null;
        while (System.nanoTime() < end) {
            if (socket == null) {
                socket = new Socket(address.getHost(), address.getPort());
                socket.setTcpNoDelay(true);
                in = new BufferedInputStream(socket.getInputStream(), 4096);
            }
            var content = body.get().getBytes(UTF_8);
            var head = "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n" + header
                    + "Content-Length: " + content.length + "\r\n\r\n";
            var request = new byte[head.length() + content.length];
            System.arraycopy(head.getBytes(ISO_8859_1), 0, request, 0, head.length());
            System.arraycopy(content, 0, request, head.length(), content.length);
            socket.getOutputStream().write(request);
            if (answer(in)) {
                socket.close();
                socket = null;
            }
            answers.incrementAndGet();
        }
        if (socket != null) {
            socket.close();
        }
    }

    /** @return whether the server closes the connection */
    private static boolean answer(InputStream in) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException("Answered: " + status);
        }
        var length = 0;
        var chunked = false;
        var closes = false;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var lower = line.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
            closes |= lower.equals("connection: close");
        }
        if (!chunked) {
            in.skipNBytes(length);
            return closes;
        }
        int chunk;
        do {
            chunk = Integer.parseInt(line(in), 16);
            in.skipNBytes(chunk + 2);
        } while (chunk > 0);
        return closes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new IOException("The connection was closed");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }
}
