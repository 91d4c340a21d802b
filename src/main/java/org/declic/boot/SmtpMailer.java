package org.declic.boot;

import com.samskivert.mustache.Mustache;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.declic.automation.step.Mailer;
import org.declic.contact.InvalidInput;
import org.springframework.core.io.ResourceLoader;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends by Spring's mail sender. Templates are Mustache, which has no code in it: values from outside are only ever text. A
 * name that there is not is empty.
 */
final class SmtpMailer implements Mailer {

    private static final Pattern FILE = Pattern.compile("[\\w-]{1,100}");

    private final JavaMailSender sender;
    private final ResourceLoader resources;
    private final String templates;
    private final String usualFrom;
    private final Mustache.Compiler html = Mustache.compiler().defaultValue("").escapeHTML(true);
    private final Mustache.Compiler plain = Mustache.compiler().defaultValue("").escapeHTML(false);

    SmtpMailer(JavaMailSender sender, ResourceLoader resources, String templates, String usualFrom) {
        this.sender = sender;
        this.resources = resources;
        this.templates = templates.endsWith("/") ? templates : templates + "/";
        this.usualFrom = usualFrom;
    }

    @Override
    public void send(Mail mail) {
        var subject = fill(plain, mail.subject(), mail.values())
                .replaceAll("\\s+", " ")
                .strip();
        var body = fill(html, Optional.ofNullable(mail.body()).orElseGet(() -> file(mail.file())), mail.values());
        var message = sender.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setTo(mail.to().value());
            helper.setFrom(Optional.ofNullable(mail.from()).orElse(usualFrom));
            helper.setSubject(subject);
            helper.setText(body, true);
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribeUrl() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        } catch (MessagingException wrong) {
            throw new MailPreparationException("The mail can't be written", wrong);
        }
        sender.send(message);
    }

    private static String fill(Mustache.Compiler compiler, String template, Map<String, Object> values) {
        return compiler.compile(template).execute(values);
    }

    private String file(@org.jspecify.annotations.Nullable String name) {
        if (name == null || !FILE.matcher(name).matches()) {
            throw new InvalidInput("template", "must be the name of a template, of letters, digits, - and _", name);
        }
        var resource = resources.getResource(templates + name + ".html");
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new InvalidInput("template", "must be the name of a file in " + templates, name);
        }
    }
}
