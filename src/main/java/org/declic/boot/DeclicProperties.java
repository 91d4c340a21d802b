package org.declic.boot;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.declic.automation.step.Sender;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.door.Account;
import org.declic.door.DemoGuard;
import org.declic.trigger.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code declic.…}.
 *
 * @param accounts who may send events, by {@code actid}
 * @param lateAfter an event that occurred longer ago is recorded and counted and starts nothing
 * @param maxRequestSize the longest body that the doors read
 * @param events which events are taken
 * @param mail how mails are sent
 * @param retention how long what is remembered is kept
 * @param health when health is down
 * @param log what the log tells
 * @param metrics who may read the metrics besides administrators
 * @param judging how much one expression may take
 * @param maxBacklog while as many events wait for correlation, the doors for events ask senders to come again later
 * @param maxChain how many events may cause one another by way of automations
 * @param security whom requests are taken from
 * @param scripts whether processes, cases and decisions may have scripts; expressions (JUEL, FEEL) are none
 */
@ConfigurationProperties("declic")
public record DeclicProperties(
        @DefaultValue Map<String, AccountSettings> accounts,
        @DefaultValue("PT72H") Duration lateAfter,
        @DefaultValue TriggerSettings trigger,
        @DefaultValue("32MB") DataSize maxRequestSize,
        @DefaultValue("100000") int maxBacklog,
        @DefaultValue("10") int maxChain,
        @DefaultValue EventSettings events,
        @DefaultValue MailSettings mail,
        @DefaultValue RetentionSettings retention,
        @DefaultValue HealthSettings health,
        @DefaultValue LogSettings log,
        @DefaultValue MetricsSettings metrics,
        @DefaultValue SecuritySettings security,
        @DefaultValue JudgingSettings judging,
        @DefaultValue("true") boolean scripts) {

    public DeclicProperties {
        if (lateAfter.isNegative() || lateAfter.isZero()) {
            throw new InvalidInput("declic.late-after", "must be longer than nothing", lateAfter.toString());
        }
        if (maxChain < 0) {
            throw new InvalidInput("declic.max-chain", "must be 0 or more", Integer.toString(maxChain));
        }
        if (maxBacklog < 1 || maxBacklog > WaitingEvents.MOST) {
            throw new InvalidInput(
                    "declic.max-backlog", "must be 1 to " + WaitingEvents.MOST, Integer.toString(maxBacklog));
        }
        if (maxRequestSize.toBytes() < 1) {
            throw new InvalidInput("declic.max-request-size", "must be at least 1B", maxRequestSize.toString());
        }
    }

    /**
     * @param baseUrl where the application is reached from outside, for links in mails
     * @param from sender of mails that set none themselves
     * @param templates the directory of the templates, as a location of Spring, such as {@code file:./mails/}
     * @param secret with which links in mails are signed; null for one that is made and kept in the database
     * @param maxConcurrent how many mails a node sends at a time, in threads of their own, with a database connection each
     * @param timeout how long the mail server may take for one mail, in all
     * @param retry when a mail that failed is tried again, where the step has no retry time cycle: waits, or {@code R8/PT5M}
     * @param whenInDoubt what becomes of a mail of which nobody knows whether the mail server has taken it
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
            if (maxConcurrent < 1 || maxConcurrent > 100) {
                throw new InvalidInput(
                        "declic.mail.max-concurrent", "must be 1 to 100", Integer.toString(maxConcurrent));
            }
            RetentionSettings.requirePositive("declic.mail.timeout", timeout);
            requireRetry(retry);
        }

        private static void requireRetry(String retry) {
            var cycle = CYCLE.matcher(retry);
            try {
                for (var wait : cycle.matches() ? List.of(cycle.group(1)) : List.of(retry.split(",", -1))) {
                    RetentionSettings.requirePositive("declic.mail.retry", Duration.parse(wait.strip()));
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
    }

    /** What becomes of a mail that the mail server may have taken: it is sent again, or it is not. */
    public enum InDoubt {
        AGAIN,
        NOT
    }

    /**
     * @param events how long events are kept; null for as long as their contact
     * @param decisions how long decisions are kept; null for as long as their contact
     */
    public record RetentionSettings(
            @Nullable Duration events, @Nullable Duration decisions) {

        public RetentionSettings {
            requirePositive("declic.retention.events", events);
            requirePositive("declic.retention.decisions", decisions);
        }

        static void requirePositive(String setting, @Nullable Duration age) {
            if (age != null && (age.isNegative() || age.isZero())) {
                throw new InvalidInput(setting, "must be longer than nothing", age.toString());
            }
        }
    }

    /**
     * @param maxTime of the processor that evaluating one expression may take; then the contact is refused with this reason
     * @param maxMemory that it may allocate, likewise
     */
    public record JudgingSettings(
            @DefaultValue("PT1S") Duration maxTime,
            @DefaultValue("256MB") DataSize maxMemory) {}

    /**
     * @param maxWait health is down when an event has been waiting for correlation for longer
     * @param maxBacklog health is down when more events wait for correlation
     * @param maxJob health is down when a job of this node that correlates events or enters an audience has been running for longer
     */
    public record HealthSettings(
            @DefaultValue("PT5M") Duration maxWait,
            @DefaultValue("20000") int maxBacklog,
            @DefaultValue("PT1M") Duration maxJob) {

        public HealthSettings {
            RetentionSettings.requirePositive("declic.health.max-job", maxJob);
            RetentionSettings.requirePositive("declic.health.max-wait", maxWait);
            if (maxBacklog < 1 || maxBacklog >= WaitingEvents.MOST) {
                throw new InvalidInput(
                        "declic.health.max-backlog",
                        "must be 1 to " + (WaitingEvents.MOST - 1),
                        Integer.toString(maxBacklog));
            }
        }
    }

    /**
     * @param group the Camunda group whose members may read the metrics, as administrators may
     * @param token what may be brought as a bearer token instead of a user's password; null for none
     */
    public record MetricsSettings(
            @DefaultValue("declicMetrics") String group,
            @Nullable String token) {

        private static final int SHORTEST_TOKEN = 16;

        public MetricsSettings {
            if (group.isBlank()) {
                throw new InvalidInput("declic.metrics.group", "must be the id of a group", group);
            }
            token = token == null || token.isBlank() ? null : token;
            if (token != null && token.length() < SHORTEST_TOKEN) {
                throw new InvalidInput(
                        "declic.metrics.token",
                        "must have at least " + SHORTEST_TOKEN + " characters",
                        token.length() + " characters");
            }
        }

        @Override
        public String toString() {
            return "MetricsSettings[group=" + group + "]";
        }
    }

    /**
     * @param origins sites whose pages may do with a user's credentials what the application's own may
     * @param tries wrong passwords, keys or tokens from one address for one user or account before the next must wait;
     *     0 for no such limit
     * @param maxWait the longest such wait; it doubles from one second on
     */
    public record SecuritySettings(
            @DefaultValue List<String> origins,
            @DefaultValue("10") int tries,
            @DefaultValue("PT5M") Duration maxWait) {

        public SecuritySettings {
            if (tries < 0) {
                throw new InvalidInput("declic.security.tries", "must be 0 or more", Integer.toString(tries));
            }
            RetentionSettings.requirePositive("declic.security.max-wait", maxWait);
        }
    }

    /** @param contacts whether e-mail addresses of contacts are written out in the log, or masked */
    public record LogSettings(@DefaultValue("false") boolean contacts) {}

    /** @param knownOnly whether the doors take only events whose names were made known before */
    public record EventSettings(@DefaultValue("false") boolean knownOnly) {}

    List<Account> accountList() {
        return accounts.entrySet().stream()
                .map(one -> one.getValue().named(one.getKey()))
                .toList();
    }

    /**
     * @param limit {@code entries/duration} for triggers that set none themselves, or {@code none}
     */
    public record TriggerSettings(@DefaultValue("10/PT24H") String limit) {

        Optional<Limit> parsed() {
            return Limit.ofSetting("declic.trigger.limit", limit);
        }
    }

    /**
     * @param key the {@code key} of ActiveCampaign's form
     * @param apiToken the header {@code Api-Token}
     * @param tenant Camunda's id of the tenant whom the events are for; empty for none
     */
    public record AccountSettings(
            @Nullable String key,
            @Nullable String apiToken,
            @Nullable String tenant) {

        Account named(String id) {
            return new Account(
                    id,
                    required("declic.accounts." + id + ".key", key),
                    required("declic.accounts." + id + ".api-token", apiToken),
                    Tenant.of(tenant));
        }

        private static String required(String setting, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw new InvalidInput(setting, "must be set", value);
            }
            return value;
        }

        @Override
        public String toString() {
            return "AccountSettings[tenant=" + tenant + "]";
        }
    }
}
