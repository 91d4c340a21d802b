package org.declic.boot;

import com.samskivert.mustache.Mustache;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.declic.automation.step.MailText;
import org.declic.automation.step.Mailer;
import org.declic.automation.step.Sender;
import org.springframework.mail.MailPreparationException;

/**
 * Writes mails in HTML with the same as plain text beside it. Templates are Mustache, which has no code in it: values from
 * outside are only ever text. A name that there is not is empty.
 */
final class SmtpMailer implements Mailer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailServer server;
    private final MustacheTemplates templates;
    private final Sender usualFrom;
    private final Clock clock;
    private final Mustache.Compiler html = Mustache.compiler().defaultValue("").escapeHTML(true);
    private final Mustache.Compiler plain = Mustache.compiler().defaultValue("").escapeHTML(false);

    SmtpMailer(MailServer server, MustacheTemplates templates, Sender usualFrom, Clock clock) {
        this.server = server;
        this.templates = templates;
        this.usualFrom = usualFrom;
        this.clock = clock;
    }

    @Override
    public void send(Mail mail) {
        var from = Optional.ofNullable(mail.from()).orElse(usualFrom);
        var to = address(mail.to().value());
        var message = new OutgoingMail(id(mail, from));
        try {
            message.setFrom(named(from));
            message.setRecipient(Message.RecipientType.TO, to);
            message.setSubject(subject(mail), UTF_8);
            message.setSentDate(Date.from(Instant.now(clock)));
            message.setContent(parts(body(mail)));
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribeUrl() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        } catch (MessagingException wrong) {
            throw new MailPreparationException("The mail can't be written", wrong);
        }
        server.deliver(message, !isAscii(to) || !isAscii(address(from.address())));
    }

    private String subject(Mail mail) {
        return fill(plain, mail.subject(), mail.values())
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }

    private String body(Mail mail) {
        return fill(
                html,
                Optional.ofNullable(mail.body()).orElseGet(() -> MailText.template(templates.file(mail.file()))),
                mail.values());
    }

    private static String fill(Mustache.Compiler compiler, MailText text, Map<String, Object> values) {
        var all = new HashMap<>(values);
        all.putAll(text.values());
        var written = new BoundedWriter();
        compiler.compile(text.template()).execute(all, written);
        return written.toString();
    }

    private static MimeMultipart parts(String html) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(HtmlAsText.of(html), UTF_8);
        var rich = new MimeBodyPart();
        rich.setText(html, UTF_8, "html");
        return new MimeMultipart("alternative", text, rich);
    }

    private static InternetAddress named(Sender from) {
        var address = address(from.address());
        try {
            address.setPersonal(from.name().isEmpty() ? null : from.name(), UTF_8);
        } catch (UnsupportedEncodingException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
        return address;
    }

    /** Names of hosts go as mail servers know them; what is before the @ goes as it is, in UTF-8 if it must. */
    private static InternetAddress address(String address) {
        var at = address.lastIndexOf('@');
        var sent = new InternetAddress();
        sent.setAddress(address.substring(0, at + 1) + host(address.substring(at + 1)));
        return sent;
    }

    private static String host(String name) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException noName) {
            return name;
        }
    }

    private static boolean isAscii(InternetAddress address) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(address.getAddress());
    }

    /** The same for each try of a mail, and of the sender's domain; the link makes it another in another installation. */
    private static String id(Mail mail, Sender from) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest((mail.key() + " " + mail.unsubscribeUrl()).getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(hash, 0, 16) + "@" + host(from.domain()) + ">";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
