package org.declic.automation.feel;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValNull$;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Profile;
import org.declic.contact.Tenant;
import org.declic.event.AsOf;
import org.declic.event.Event;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.History;
import org.declic.event.SupposedEvent;
import org.declic.segment.Expression;
import org.declic.segment.Facts;
import org.declic.segment.Finding;

/** A FEEL expression about a contact. Two of the same text are equal. */
record FeelExpression(String text, ParsedExpression parsed, JudgingLimits limits) implements Expression {

    /** As of an event of which nothing is known, of a contact of whom nothing is known. */
    private static final AsOf ANY = new AsOf(
            new Contact(0, Tenant.NONE, new Email("nobody@example.com")),
            1,
            Instant.EPOCH,
            new SupposedEvent(new EventName("any"), EventValue.NONE, Instant.EPOCH));

    /** As FEEL has it: what is missing is null, and null is no. What comes to true or false counts, whatever was missing. */
    @Override
    public Finding judge(Facts facts) {
        var evaluation = FeelEvaluation.of(parsed, facts, limits);
        if (evaluation.failure() != null) {
            return undecided(evaluation.failure());
        }
        if (evaluation.value() instanceof ValBoolean holds) {
            var answers = evaluation.answers().entrySet().stream()
                    .map(answer -> answer.getKey() + " is " + answer.getValue());
            var seen = Stream.concat(answers, missing(evaluation)).collect(Collectors.joining(", "));
            return new Finding(text, holds.value(), "needs " + text, seen, false);
        }
        if (evaluation.value() instanceof ValNull$) {
            var missing = missing(evaluation).collect(Collectors.joining("; "));
            var seen = missing.isEmpty() ? "which is null" : "which is null: " + missing;
            return new Finding(text, false, "needs " + text, seen, false);
        }
        return undecided("it gives " + evaluation.shown());
    }

    private Finding undecided(String why) {
        return new Finding(text, false, "needs " + text, "which is neither true nor false: " + why, true);
    }

    private Stream<String> missing(FeelEvaluation evaluation) {
        return MissingEntries.of(parsed, evaluation.failures()).stream();
    }

    /** What is wrong if nothing is known of a contact; empty if nothing is, or if it can't be told without a history. */
    Optional<String> trial() {
        var evaluation = FeelEvaluation.of(parsed, Facts.of(ANY, new NoHistory(), () -> Profile.EMPTY), limits);
        if (evaluation.failure() != null) {
            return Optional.of(evaluation.failure());
        }
        var wrong = evaluation.failures().stream()
                .filter(FeelExpression::isMistake)
                .map(EvaluationFailure::failureMessage)
                .findFirst();
        return wrong.isPresent() || evaluation.value() instanceof ValNull$ || evaluation.value() instanceof ValBoolean
                ? wrong
                : Optional.of("gives " + evaluation.shown());
    }

    /** What it gives of every contact, if it asks about none and is not true; empty for all others. */
    Optional<String> neverTrue() {
        if (!FeelCheck.isConstantExpression(parsed.expression())) {
            return Optional.empty();
        }
        var evaluation = FeelEvaluation.of(parsed, Facts.of(ANY, new NoHistory(), () -> Profile.EMPTY), limits);
        return evaluation.value() instanceof ValBoolean holds && holds.value()
                ? Optional.empty()
                : Optional.of("gives " + evaluation.shown() + " whoever the contact is");
    }

    /** Arguments that are null may be something else once there is a history. */
    private static boolean isMistake(EvaluationFailure failure) {
        return failure.failureType() == EvaluationFailureType.NO_FUNCTION_FOUND$.MODULE$
                || failure.failureType() == EvaluationFailureType.FUNCTION_INVOCATION_FAILURE$.MODULE$
                        && !failure.failureMessage().contains("null");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeelExpression expression && text.equals(expression.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private static final class NoHistory implements History {

        @Override
        public long times(EventName name) {
            return 0;
        }

        @Override
        public long times(EventName name, Span span, long most) {
            return 0;
        }

        @Override
        public Iterator<? extends Event> newestFirst(EventName name) {
            return List.<Event>of().iterator();
        }

        @Override
        public Iterator<? extends Event> newestFirst(EventName name, Span span) {
            return newestFirst(name);
        }

        @Override
        public Optional<? extends Event> latest(EventName name) {
            return Optional.empty();
        }

        @Override
        public Optional<? extends Event> earliest(EventName name) {
            return Optional.empty();
        }
    }
}
