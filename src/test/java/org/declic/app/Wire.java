package org.declic.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** Requests as they are sent over the wire, such as no well-behaved client makes them. */
final class Wire {

    private Wire() {}

    /**
     * Sends a request without a body.
     *
     * @param line such as {@code GET //engine-rest/engine}
     * @param headers lines such as {@code Origin: https://example.com}; a {@code Host} among them takes the place of the usual
     * @return status line, headers and body
     */
    static String ask(Client app, String line, String... headers) {
        return ask(app, line, "", List.of(headers));
    }

    /** Sends a request with this body. */
    static String ask(Client app, String line, String body, List<String> headers) {
        var root = URI.create(app.root());
        var text = new StringBuilder(line)
                .append(line.contains(" HTTP/") ? "" : " HTTP/1.1")
                .append("\r\n");
        if (headers.stream().noneMatch(header -> header.regionMatches(true, 0, "Host:", 0, 5))) {
            text.append("Host: ").append(root.getAuthority()).append("\r\n");
        }
        headers.forEach(header -> text.append(header).append("\r\n"));
        text.append("Content-Length: ").append(body.length()).append("\r\nConnection: close\r\n\r\n");
        return send(root.getPort(), text.append(body).toString());
    }

    static String send(int port, String text) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The status of such an answer. */
    static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }
}
