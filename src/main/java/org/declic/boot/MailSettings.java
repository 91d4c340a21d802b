package org.declic.boot;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.declic.automation.step.Sender;
import org.declic.contact.InvalidInput;
import org.declic.door.DemoGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.mail.…}: how mails are sent.
 *
 * @param baseUrl where the application is reached from outside, for links in mails
 * @param from sender of mails that set none themselves
 * @param templates the directory of the templates, as a location of Spring, such as {@code file:./mails/}
 * @param secret what links in mails are signed with; if it is empty, one is made and kept in the database
 * @param maxConcurrent how many mails a node sends at a time; each has a thread of its own and a database connection
 * @param timeout how long the mail server may take for one mail in all. Besides, it has 10 seconds to connect and 30 for each read
 *     and write ({@code spring.mail.properties.mail.smtp.connectiontimeout}, {@code .timeout}, {@code .writetimeout})
 * @param retry when a failed mail is tried again, if the step has no retry time cycle: waits with commas between them, or like
 *     {@code R8/PT5M}
 * @param whenInDoubt what becomes of a mail of which nobody knows whether the mail server has taken it: {@code again} or {@code not}
 */
public record MailSettings(
        @DefaultValue("http://127.0.0.1:8080") String baseUrl,
        @DefaultValue("declic@localhost") String from,
        @DefaultValue("classpath:mails/") String templates,
        @Nullable String secret,
        @DefaultValue("4") int maxConcurrent,
        @DefaultValue("PT1M") Duration timeout,
        @DefaultValue(RETRY) String retry,
        @DefaultValue("again") InDoubt whenInDoubt) {

    /** Long enough for greylisting and for a mail server that is started anew: eight tries in some eight hours. */
    static final String RETRY = "PT1M,PT5M,PT15M,PT30M,PT1H,PT2H,PT4H";

    private static final Pattern CYCLE = Pattern.compile("R[1-9]\\d{0,3}/(P[^/,]+)");

    public MailSettings {
        Sender.of("declic.mail.from", from);
        if (DemoGuard.DEMO.equals(secret)) {
            throw new InvalidInput(
                    "declic.mail.secret", "must be what nobody knows; left empty, one is made and kept", secret);
        }
        SettingRules.between("declic.mail.max-concurrent", 1, 100, maxConcurrent);
        SettingRules.longerThanNothing("declic.mail.timeout", timeout);
        requireRetry(retry);
    }

    private static void requireRetry(String retry) {
        var cycle = CYCLE.matcher(retry);
        try {
            for (var wait : cycle.matches() ? List.of(cycle.group(1)) : List.of(retry.split(",", -1))) {
                SettingRules.longerThanNothing("declic.mail.retry", Duration.parse(wait.strip()));
            }
        } catch (DateTimeParseException wrong) {
            throw new InvalidInput(
                    "declic.mail.retry", "must be durations with commas between them, or like R8/PT5M", retry);
        }
    }

    Sender sender() {
        return Sender.of("declic.mail.from", from);
    }

    @Override
    public String toString() {
        return "MailSettings[baseUrl=" + baseUrl + ", from=" + from + "]";
    }

    /** What becomes of a mail that the mail server may have taken: it is sent again, or it is not. */
    public enum InDoubt {
        AGAIN,
        NOT
    }
}
