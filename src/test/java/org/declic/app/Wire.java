package org.declic.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** Requests as they are sent over the wire, such as no well-behaved client makes them. */
final class Wire {

    private Wire() {}

    /**
     * Sends a request with a {@code Host} and without a body.
     *
     * @param line such as {@code GET //engine-rest/engine}
     * @param headers lines such as {@code Origin: https://example.com}; a {@code Host} among them takes the place of the usual
     * @return status line, headers and body
     */
    static String ask(Client app, String line, String... headers) {
        var root = URI.create(app.root());
        var text = new StringBuilder(line).append(line.contains(" HTTP/") ? "" : " HTTP/1.1").append("\r\n");
        var all = String.join("\r\n", headers);
        if (!all.toLowerCase(java.util.Locale.ROOT).contains("host:")) {
            text.append("Host: ").append(root.getAuthority()).append("\r\n");
        }
        text.append(all).append(all.isEmpty() ? "" : "\r\n");
        if (!all.toLowerCase(java.util.Locale.ROOT).contains("content-length:")) {
            text.append("Content-Length: 0\r\n");
        }
        return send(root.getPort(), text.append("Connection: close\r\n\r\n").toString());
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
