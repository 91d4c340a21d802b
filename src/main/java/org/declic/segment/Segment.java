package org.declic.segment;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.event.EventName;
import org.jspecify.annotations.Nullable;

/**
 * The question that a trigger asks about a contact's past before letting the contact in. Without conditions everybody is
 * in it.
 *
 * @param expression one more condition besides the others; null for none
 */
public record Segment(
        Match match, List<Condition> conditions, @Nullable Expression expression) {

    public static final Segment NONE = new Segment(Match.ALL, List.of(), null);

    public Segment {
        conditions = List.copyOf(conditions);
    }

    public boolean isEmpty() {
        return conditions.isEmpty() && expression == null;
    }

    /** Events without each of which nobody is in it; for not looking at those who never had them. */
    public Set<EventName> needed() {
        var all = match == Match.ALL || conditions.size() == 1 && expression == null;
        return conditions.stream()
                .filter(condition -> all && !condition.holdsWithout())
                .map(Condition::event)
                .collect(Collectors.toSet());
    }

    /** Events about which its conditions ask; an expression may ask about others. */
    public Set<EventName> events() {
        return conditions.stream().map(Condition::event).collect(Collectors.toSet());
    }

    /** Those of them of which it may ask only how many times they have happened, ever and with whichever value. */
    public Set<EventName> tallied() {
        return conditions.stream()
                .filter(condition -> condition.value() == null && condition.within() == null)
                .map(Condition::event)
                .collect(Collectors.toSet());
    }

    /** Judges as of the triggering event, condition by condition as long as the verdict is open. */
    public Verdict judge(Facts facts) {
        if (isEmpty()) {
            return Verdict.FITS;
        }
        if (match == Match.ANY) {
            var failures = new java.util.ArrayList<String>();
            return findings(facts).anyMatch(finding -> finding.holds() || !failures.add(finding.reason()))
                    ? Verdict.FITS
                    : new Verdict(false, failures);
        }
        var failures = findings(facts)
                .filter(finding -> !finding.holds())
                .map(Finding::reason)
                .toList();
        return failures.isEmpty() ? Verdict.FITS : new Verdict(false, failures);
    }

    /** What becomes of every condition, whether or not the verdict needs it. */
    public List<Finding> explain(Facts facts) {
        return findings(facts).toList();
    }

    private Stream<Finding> findings(Facts facts) {
        return parts(condition -> condition.judge(facts.asOf(), facts.history()), one -> one.judge(facts));
    }

    /** Such as {@code Signed up has happened at least once and Plan cancelled has not happened}; empty if it is empty. */
    public String sentence() {
        return parts(Condition::sentence, Expression::text)
                .collect(Collectors.joining(match == Match.ANY ? " or " : " and "));
    }

    private <T> Stream<T> parts(Function<Condition, T> ofCondition, Function<Expression, T> ofExpression) {
        return Stream.concat(
                conditions.stream().map(ofCondition),
                Stream.ofNullable(expression).map(ofExpression));
    }
}
