package org.declic.automation.step;

import java.util.Map;
import org.declic.contact.Email;
import org.jspecify.annotations.Nullable;

/** Writes and sends e-mails. */
public interface Mailer {

    /**
     * Fills the templates, which are Mustache, and sends the mail. In the body values are escaped as HTML; in the subject line
     * breaks become blanks. Returns as soon as the mail server has taken the mail, and waits for it no longer than is set.
     *
     * @throws MailInDoubt if the mail server may have taken the mail
     * @throws MailRefused if the mail server will never take it
     * @throws RuntimeException if a template is broken or the mail server does not take the mail
     */
    void send(Mail mail);

    /**
     * @param key tells this mail from all others; from it comes the Message-ID, which is the same at each try
     * @param body the template itself, or null to take it from the file
     * @param file name of a template among the application's, without an ending; null if there is a body
     * @param from null for the sender that is set for all mails
     * @param values what the templates may name
     * @param unsubscribeUrl where the reader unsubscribes; it is also in the headers List-Unsubscribe (RFC 2369, RFC 8058)
     */
    record Mail(
            String key,
            Email to,
            MailText subject,
            @Nullable MailText body,
            @Nullable String file,
            @Nullable Sender from,
            Map<String, Object> values,
            String unsubscribeUrl) {}
}
