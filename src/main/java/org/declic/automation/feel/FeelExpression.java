package org.declic.automation.feel;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValNull$;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Profile;
import org.declic.contact.Tenant;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.History;
import org.declic.event.RecordedEvent;
import org.declic.segment.Expression;
import org.declic.segment.Facts;
import org.declic.segment.Finding;

/** A FEEL expression about a contact. Two of the same text are equal. */
record FeelExpression(String text, ParsedExpression parsed, JudgingLimits limits) implements Expression {

    private static final RecordedEvent NO_EVENT = new RecordedEvent(
            new Contact(0, Tenant.NONE, new Email("nobody@example.com")),
            1,
            1,
            EventId.of("none"),
            new EventName("none"),
            EventValue.NONE,
            Instant.EPOCH,
            Instant.EPOCH,
            false);

    @Override
    public Finding judge(Facts facts) {
        var evaluation = FeelEvaluation.of(parsed, facts, limits);
        if (evaluation.isSound() && evaluation.value() instanceof ValBoolean holds) {
            var seen = evaluation.answers().entrySet().stream()
                    .map(answer -> answer.getKey() + " is " + answer.getValue())
                    .collect(Collectors.joining(", "));
            return new Finding(text, holds.value(), "needs " + text, seen, false);
        }
        return new Finding(text, false, "needs " + text, "which is neither true nor false: " + why(evaluation), true);
    }

    /** What is wrong if nothing is known of a contact; empty if nothing is, or if it can't be told without a history. */
    Optional<String> trial() {
        var evaluation = FeelEvaluation.of(parsed, new Facts(NO_EVENT, new NoHistory(), () -> Profile.EMPTY), limits);
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

    /** Arguments that are null may be something else once there is a history. */
    private static boolean isMistake(EvaluationFailure failure) {
        return failure.failureType() == EvaluationFailureType.NO_FUNCTION_FOUND$.MODULE$
                || failure.failureType() == EvaluationFailureType.FUNCTION_INVOCATION_FAILURE$.MODULE$
                        && !failure.failureMessage().contains("null");
    }

    private static String why(FeelEvaluation evaluation) {
        if (evaluation.failure() != null) {
            return evaluation.failure();
        }
        return evaluation.failures().isEmpty()
                ? "it gives " + evaluation.shown()
                : evaluation.failures().stream()
                        .map(EvaluationFailure::failureMessage)
                        .distinct()
                        .collect(Collectors.joining("; "));
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
        public Iterator<RecordedEvent> newestFirst(EventName name) {
            return List.<RecordedEvent>of().iterator();
        }

        @Override
        public Iterator<RecordedEvent> newestFirst(EventName name, Span span) {
            return newestFirst(name);
        }

        @Override
        public Optional<RecordedEvent> latest(EventName name) {
            return Optional.empty();
        }

        @Override
        public Optional<RecordedEvent> earliest(EventName name) {
            return Optional.empty();
        }
    }
}
