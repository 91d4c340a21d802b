package org.declic.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A connection over which a test sends what no client library would. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;

    RawConnection(Client client) {
        this(URI.create(client.root()).getPort());
    }

    RawConnection(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(60_000);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    /** Of a client that takes hardly anything unless it reads. */
    static RawConnection withSmallWindow(Client client) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(2048);
            socket.setSoTimeout(60_000);
            socket.connect(
                    new InetSocketAddress("127.0.0.1", URI.create(client.root()).getPort()));
            return new RawConnection(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    RawConnection send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends as much of this as the other side takes; false if it takes no more. */
    boolean takes(String text) {
        try {
            send(text);
            return true;
        } catch (UncheckedIOException closed) {
            return false;
        }
    }

    /** All that is answered until the other side closes the connection. */
    String answer() {
        var read = new StringBuilder();
        try {
            for (var one = socket.getInputStream().read();
                    one >= 0;
                    one = socket.getInputStream().read()) {
                read.append((char) one);
            }
        } catch (IOException reset) {
            read.append(" [").append(reset.getMessage()).append(']');
        }
        return read.toString();
    }

    /** Whether something was answered, or the connection closed. */
    boolean isAnswered() {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= -1;
        } catch (java.net.SocketTimeoutException nothing) {
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
