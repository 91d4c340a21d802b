package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;

/** A mail server in this JVM, and the mails that it has taken. */
public final class MailBox implements AutoCloseable {

    private final int port;
    private GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    MailBox() {
        server.start();
        port = server.getSmtp().getPort();
    }

    int port() {
        return port;
    }

    /** The mails to a contact, the first one first. */
    public List<MimeMessage> mails(String contact) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(contact);
                    } catch (MessagingException broken) {
                        throw new AssertionError(broken);
                    }
                })
                .toList();
    }

    MimeMessage mail(String contact, String subject) {
        return mails(contact).stream()
                .filter(mail -> {
                    try {
                        return mail.getSubject().equals(subject);
                    } catch (MessagingException broken) {
                        throw new AssertionError(broken);
                    }
                })
                .findFirst()
                .orElseThrow();
    }

    static String html(MimeMessage mail) throws Exception {
        var parts = (Multipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        return parts.getBodyPart(1).getContent().toString();
    }

    /** @param root what the link in the mail's header starts with */
    static String unsubscribePath(MimeMessage mail, String root) throws MessagingException {
        var link = mail.getHeader("List-Unsubscribe")[0];
        assertThat(link).startsWith("<" + root + "/unsubscribe?contact=");
        return link.substring(1 + root.length(), link.length() - 1);
    }

    void empty() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** After it was closed, at the same port. */
    void open() {
        server = new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @Override
    public void close() {
        server.stop();
    }
}
