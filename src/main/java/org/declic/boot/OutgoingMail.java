package org.declic.boot;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;

/** A mail with a Message-ID of its own, which knows whether all of it has been handed to the connection. */
final class OutgoingMail extends MimeMessage {

    private final String id;
    private volatile boolean written;

    /** @param id such as {@code <1@example.com>} */
    OutgoingMail(String id) {
        super(Session.getInstance(new Properties()));
        this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    @Override
    public void writeTo(OutputStream stream, String[] left) throws IOException, MessagingException {
        super.writeTo(stream, left);
        written = true;
    }

    /** Before that the mail server can't have taken it: the line that ends a mail comes after the whole of it. */
    boolean isWritten() {
        return written;
    }
}
