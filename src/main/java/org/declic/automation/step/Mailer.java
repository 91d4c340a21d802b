package org.declic.automation.step;

import java.util.Map;
import org.declic.contact.Email;
import org.jspecify.annotations.Nullable;

/** Writes and sends e-mails. */
public interface Mailer {

    /**
     * Fills the templates, which are Mustache, and sends the mail. In the body values are escaped as HTML; in the subject line
     * breaks become blanks.
     *
     * @throws RuntimeException if a template is broken or the mail server does not take the mail
     */
    void send(Mail mail);

    /**
     * @param body the template itself, or null to take it from the file
     * @param file name of a template among the application's, without an ending; null if there is a body
     * @param from null for the sender that is set for all mails
     * @param values what the templates may name
     * @param unsubscribeUrl where the reader unsubscribes; it is also in the headers List-Unsubscribe (RFC 2369, RFC 8058)
     */
    record Mail(
            Email to,
            String subject,
            @Nullable String body,
            @Nullable String file,
            @Nullable String from,
            Map<String, Object> values,
            String unsubscribeUrl) {}
}
