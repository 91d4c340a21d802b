package org.declic.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards connections to a server, and on demand nothing more of them: they stay open, and nothing comes. */
final class StandingProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stands;

    StandingProxy(int to) {
        this.to = to;
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        run(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on nothing passes, of old connections or new ones. */
    void stand() {
        stands = true;
    }

    /** New connections pass again. Those that stood are gone. */
    void go() {
        stands = false;
        open.forEach(StandingProxy::close);
        open.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var from = server.accept();
                var target = new Socket(InetAddress.getLoopbackAddress(), to);
                open.add(from);
                open.add(target);
                run(() -> forward(from, target));
                run(() -> forward(target, from));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void forward(Socket from, Socket target) {
        var buffer = new byte[8192];
        try {
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (stands) {
                    return;
                }
                target.getOutputStream().write(buffer, 0, read);
                target.getOutputStream().flush();
            }
            close(target);
        } catch (IOException closed) {
            close(target);
        }
    }

    private static void run(Runnable work) {
        var thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException closed) {
            // it is
        }
        go();
    }
}
