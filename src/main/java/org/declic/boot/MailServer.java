package org.declic.boot;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.declic.automation.step.MailInDoubt;
import org.declic.automation.step.MailRefused;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The mail server, waited for no longer than is set: on each connect, read and write, and in all, so that a server that
 * trickles bytes holds nobody either. What {@code spring.mail.properties} set otherwise counts. It is the application's mail
 * sender, copied for each mail; one that is not Spring's own is used as it is, with the limits that it has itself.
 */
final class MailServer {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ_OR_WRITE = Duration.ofSeconds(30);

    private static final Set<Integer> OF_LOGIN = Set.of(530, 534, 535, 538);

    private final JavaMailSender sender;
    private final Duration longest;
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, work -> {
        var thread = new Thread(work, "declic-mail-limit");
        thread.setDaemon(true);
        return thread;
    });

    MailServer(JavaMailSender sender, Duration longest) {
        this.sender = sender;
        this.longest = longest;
        watch.setRemoveOnCancelPolicy(true);
    }

    /**
     * Returns when the mail server has taken the mail.
     *
     * @throws MailInDoubt if it may have, since all has been sent and no answer came
     * @throws MailRefused if it has said that it never will
     * @throws RuntimeException if it has not
     */
    void deliver(OutgoingMail mail, boolean isUtf8) {
        try {
            if (sender instanceof JavaMailSenderImpl known
                    && sender.getClass() == JavaMailSenderImpl.class
                    && known.getHost() != null) {
                deliver(known, mail, isUtf8);
            } else {
                sender.send(mail);
            }
        } catch (MessagingException | RuntimeException failed) {
            if (mail.isWritten() && !isRefused(failed)) {
                throw new MailInDoubt(failed);
            }
            var forGood = forGood(failed);
            if (forGood != null) {
                throw new MailRefused(forGood);
            }
            throw failed instanceof RuntimeException known
                    ? known
                    : new MailSendException("The mail server has not taken the mail: " + failed.getMessage(), failed);
        }
    }

    private void deliver(JavaMailSenderImpl known, OutgoingMail mail, boolean isUtf8) throws MessagingException {
        var sockets = new MailSockets();
        var limit = watch.schedule(sockets::end, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            new OneMail(known, properties(known, sockets, isUtf8)).deliver(mail);
        } catch (MessagingException failed) {
            throw sockets.isEnded()
                    ? new MessagingException("The mail server has taken longer than " + longest, failed)
                    : failed;
        } finally {
            limit.cancel(false);
        }
    }

    private Properties properties(JavaMailSenderImpl known, MailSockets sockets, boolean isUtf8) {
        var properties = new Properties();
        properties.putAll(known.getJavaMailProperties());
        if (isUtf8) {
            properties.putIfAbsent("mail.mime.allowutf8", "true");
        }
        for (var prefix : new String[] {"mail.smtp.", "mail.smtps."}) {
            properties.putIfAbsent(prefix + "connectiontimeout", atMost(CONNECT));
            properties.putIfAbsent(prefix + "timeout", atMost(READ_OR_WRITE));
            properties.putIfAbsent(prefix + "writetimeout", atMost(READ_OR_WRITE));
            properties.putIfAbsent(prefix + "quitwait", "false");
            if (Stream.of("socketFactory", "socketFactory.class", "socks.host")
                    .noneMatch(name -> properties.containsKey(prefix + name))) {
                properties.put(prefix + "socketFactory", sockets);
                properties.put(prefix + "socketFactory.fallback", "false");
            }
        }
        return properties;
    }

    private String atMost(Duration usual) {
        return Long.toString(Math.min(usual.toMillis(), longest.toMillis()));
    }

    /**
     * The server's answer to the sender, the recipient or the mail, if it was 5xx (RFC 5321, 4.2.1). That a login is needed or failed
     * says nothing about the mail.
     */
    private static @Nullable Throwable forGood(Throwable failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            var code = code(cause);
            if (code >= 500 && code < 600 && !OF_LOGIN.contains(code)) {
                return cause;
            }
        }
        return null;
    }

    private static int code(Throwable failed) {
        if (failed instanceof SMTPAddressFailedException recipient) {
            return recipient.getReturnCode();
        }
        if (failed instanceof SMTPSenderFailedException from) {
            return from.getReturnCode();
        }
        return failed instanceof SMTPSendFailedException mail ? mail.getReturnCode() : 0;
    }

    /** Whether the server has answered that it does not take the mail; 4xx for now, 5xx for good. */
    private static boolean isRefused(Throwable failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPSendFailedException answer && answer.getReturnCode() >= 400) {
                return true;
            }
        }
        return false;
    }

    /** Spring's sender with a session of its own. How the connection is ended decides nothing any more. */
    private static final class OneMail extends JavaMailSenderImpl {

        OneMail(JavaMailSenderImpl like, Properties properties) {
            setProtocol(like.getProtocol());
            setHost(like.getHost());
            setPort(like.getPort());
            setUsername(like.getUsername());
            setPassword(like.getPassword());
            setSession(Session.getInstance(properties));
        }

        void deliver(MimeMessage mail) throws MessagingException {
            var transport = connectTransport();
            try {
                mail.saveChanges();
                transport.sendMessage(mail, mail.getAllRecipients());
            } finally {
                close(transport);
            }
        }

        private static void close(jakarta.mail.Transport transport) {
            try {
                transport.close();
            } catch (MessagingException ended) {
                // the server has answered, or the failure that matters is on its way
            }
        }
    }
}
