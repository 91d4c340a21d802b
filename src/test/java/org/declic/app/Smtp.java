package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that behaves as a test says. */
final class Smtp implements AutoCloseable {

    /** What it does with those who connect. */
    enum Mood {
        /** As mail servers do. */
        ANSWERS,
        /** Accepts connections and says nothing. */
        SILENT,
        /** Says a byte now and then and never comes to an end. */
        TRICKLES,
        /** Puts recipients off, as greylisting does. */
        GREYLISTS,
        /** Knows no recipient, for good. */
        REFUSES,
        /** Asks for a login first. */
        ASKS_FOR_LOGIN,
        /** Takes a mail and hangs up before it says so. */
        TAKES_AND_HANGS_UP,
        /** Takes a mail, says so, and hangs up. */
        SAYS_SO_AND_HANGS_UP
    }

    volatile Mood mood = Mood.ANSWERS;
    volatile Runnable onTaken = () -> {};

    /** The mails that it has taken, as they came. */
    final List<String> taken = new CopyOnWriteArrayList<>();

    /** What clients have said besides. */
    final List<String> commands = new CopyOnWriteArrayList<>();

    final AtomicInteger mostAtOnce = new AtomicInteger();

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;

    Smtp() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start("accept", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return open.size();
    }

    /** Ends what it has said nothing to. */
    void hangUp() {
        open.forEach(Smtp::close);
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, "smtp-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                mostAtOnce.accumulateAndGet(open.size(), Math::max);
                start("serve", () -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            var out = socket.getOutputStream();
            if (mood == Mood.TRICKLES) {
                trickle(out);
            } else if (mood == Mood.SILENT) {
                in.read();
            } else {
                talk(in, out);
            }
        } catch (IOException gone) {
            // the client has hung up
        } finally {
            open.remove(socket);
        }
    }

    @SuppressWarnings("BusyWait") // it is what such a server does
    private static void trickle(OutputStream out) throws IOException {
        out.write("220-".getBytes(UTF_8));
        while (true) {
            out.write('.');
            out.flush();
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException {
        say(out, "220 ready");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            if (line.startsWith("EHLO")) {
                say(out, "250-here\r\n250-8BITMIME\r\n250 SMTPUTF8");
            } else if (line.startsWith("RCPT") && mood == Mood.GREYLISTS) {
                say(out, "450 4.2.0 greylisted, come again");
            } else if (line.startsWith("RCPT") && mood == Mood.REFUSES) {
                say(out, "550 5.1.1 no such user");
            } else if (line.startsWith("MAIL") && mood == Mood.ASKS_FOR_LOGIN) {
                say(out, "530 5.7.0 log in first");
            } else if (line.startsWith("DATA")) {
                say(out, "354 go on");
                take(in);
                if (mood == Mood.TAKES_AND_HANGS_UP) {
                    return;
                }
                say(out, "250 taken");
                if (mood == Mood.SAYS_SO_AND_HANGS_UP) {
                    return;
                }
            } else {
                say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private void take(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append("\r\n");
        }
        taken.add(mail.toString());
        onTaken.run();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception gone) {
            // it is what was wanted
        }
    }

    @Override
    public void close() {
        close(server);
        hangUp();
    }
}
