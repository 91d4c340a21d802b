package org.declic.entry;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.declic.contact.InvalidInput;

/** Why a decision ended as it did, as a kind that can be counted and filtered by; the reasons in words have the numbers. */
public enum ReasonKind {
    /** Through the trigger: nothing spoke against it. */
    ENTERED(Outcome.ENTERED, "entered"),
    /** With the audience of a trigger. */
    AUDIENCE(Outcome.ENTERED, "audience"),
    /** A person started it. */
    BY_HAND(Outcome.ENTERED, "by-hand"),
    /** The automation is suspended. */
    SUSPENDED(Outcome.REFUSED, "suspended"),
    /** The trigger was deployed after the event, or taken away while the event waited. */
    DEPLOYMENT(Outcome.REFUSED, "deployment"),
    /** The event occurred too long ago to start anything. */
    LATE(Outcome.REFUSED, "late"),
    /** The settings have a mistake that nobody understands today. */
    MISTAKE(Outcome.REFUSED, "mistake"),
    /** Too many events have caused one another. */
    CHAIN(Outcome.REFUSED, "chain"),
    /** The event concerns another list or tag than the trigger's: no refusal, and no decision is kept; it is only counted. */
    ELSEWHERE(Outcome.REFUSED, "elsewhere"),
    /** The triggering event's own value is another one. */
    VALUE(Outcome.REFUSED, "value"),
    /** {@code trigger.runs}. */
    ONCE(Outcome.REFUSED, "once"),
    /** {@code automation.reentry}. */
    REENTRY(Outcome.REFUSED, "reentry"),
    /** {@code trigger.limit}. */
    LIMIT(Outcome.REFUSED, "limit"),
    /** A condition of the segment. */
    SEGMENT(Outcome.REFUSED, "segment"),
    /** A message without an e-mail address as business key. */
    NO_CONTACT(Outcome.REFUSED, "no-contact"),
    /** The event had failed, and a person dropped it. */
    DROPPED(Outcome.REFUSED, "dropped"),
    /** The entry with an audience was undone. */
    UNDONE(Outcome.REFUSED, "undone");

    private final Outcome outcome;
    private final String word;

    ReasonKind(Outcome outcome, String word) {
        this.outcome = outcome;
        this.word = word;
    }

    /** Whether decisions of this kind are kept and told; those of the others are counted by trigger and hour. */
    public boolean isKept() {
        return this != ELSEWHERE;
    }

    /** How decisions of this kind end. */
    public Outcome outcome() {
        return outcome;
    }

    /** As it is stored and as users write it, such as {@code no-contact}. */
    public String word() {
        return word;
    }

    /** All kinds of decisions that end so. */
    public static Set<ReasonKind> of(Outcome outcome) {
        return Arrays.stream(values())
                .filter(kind -> kind.outcome == outcome && kind.isKept())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param field what the sender calls it
     * @throws InvalidInput naming the field, if there is no such kind
     */
    public static ReasonKind of(String field, String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        field,
                        "must be one of "
                                + Arrays.stream(values())
                                        .filter(ReasonKind::isKept)
                                        .map(ReasonKind::word)
                                        .collect(Collectors.joining(", ")),
                        word));
    }
}
