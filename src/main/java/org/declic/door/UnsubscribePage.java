package org.declic.door;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.declic.contact.Email;

/** The page of a link in a mail, by Mustache as mails are. Hosts may have no Mustache, so that it is a class of its own. */
final class UnsubscribePage {

    private static final Template PAGE = template();

    private UnsubscribePage() {}

    /** Whether the reader wants to leave the list. */
    static String asking(String list, Email email) {
        return PAGE.execute(Map.of("list", list, "email", email.value(), "all", false));
    }

    /** That the reader has left it. */
    static String done() {
        return PAGE.execute(Map.of("all", false));
    }

    /** That the reader gets no mail at all any more. */
    static String doneWithAll() {
        return PAGE.execute(Map.of("all", true));
    }

    private static Template template() {
        var file = Objects.requireNonNull(UnsubscribePage.class.getResourceAsStream("unsubscribe.html"));
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return Mustache.compiler().compile(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
