package org.declic.entry.operate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions about an automation a request asks for.
 *
 * @param contact e-mail address or business key, as it is kept; null for any
 * @param outcome null for any
 * @param reason null for any
 * @param trigger id of a start event; null for any
 * @param from only what was decided at this time or later; null for any
 * @param to only what was decided before this time; null for any
 */
public record DecisionFilter(
        @Nullable String contact,
        @Nullable Outcome outcome,
        @Nullable ReasonKind reason,
        @Nullable String trigger,
        @Nullable Instant from,
        @Nullable Instant to) {

    public DecisionFilter {
        InvalidInput.refuseNul("contact", contact);
        InvalidInput.refuseNul("trigger", trigger);
        if (reason != null && outcome != null && reason.outcome() != outcome) {
            throw new InvalidInput("reason", "must be one of those that are " + outcome.word(), reason.word());
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidInput("to", "must be after from, " + from, to.toString());
        }
    }

    /**
     * As words of users; what is null or empty is any.
     *
     * @param contact as it is kept
     * @throws InvalidInput naming the parameter that is no such word
     */
    public static DecisionFilter of(
            @Nullable String contact, @Nullable String outcome, @Nullable String reason, @Nullable String trigger) {
        return new DecisionFilter(
                contact,
                outcome == null || outcome.isEmpty() ? null : outcome(outcome),
                reason == null || reason.isEmpty() ? null : ReasonKind.of("reason", reason),
                trigger == null || trigger.isEmpty() ? null : trigger,
                null,
                null);
    }

    /**
     * The same, of this time.
     *
     * @param from as ISO 8601 with offset or {@code Z}
     * @param to as above
     * @throws InvalidInput naming the parameter that is no such time
     */
    public DecisionFilter within(@Nullable String from, @Nullable String to) {
        return new DecisionFilter(contact, outcome, reason, trigger, time("from", from), time("to", to));
    }

    private static @Nullable Instant time(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException no) {
            throw new InvalidInput(field, "must be a time such as 2026-11-30T09:00:00Z", text);
        }
    }

    /** The address as it is kept, or a business key that is none; null if there is no text. */
    public static @Nullable String contactOrKey(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : Email.in(text).map(Email::value).orElseGet(text::strip);
    }

    private static Outcome outcome(String word) {
        return Arrays.stream(Outcome.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("outcome", "must be entered or refused", word));
    }

    /** The kinds of reasons that fit; empty for any. */
    Set<ReasonKind> kinds() {
        if (reason != null) {
            return Set.of(reason);
        }
        return outcome == null ? Set.of() : ReasonKind.of(outcome);
    }
}
