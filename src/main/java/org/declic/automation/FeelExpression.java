package org.declic.automation;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
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
record FeelExpression(String text, ParsedExpression parsed) implements Expression {

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
        var functions = new FeelFunctions(facts);
        var result = evaluate(facts, functions);
        if (result.isSuccess() && !result.hasSuppressedFailures() && result.result() instanceof Boolean holds) {
            var seen = functions.answers().entrySet().stream()
                    .map(answer -> answer.getKey() + " is " + answer.getValue())
                    .collect(Collectors.joining(", "));
            return new Finding(text, holds, "needs " + text, seen, false);
        }
        return new Finding(text, false, "needs " + text, "which is neither true nor false: " + why(result), true);
    }

    /** What is wrong if nothing is known of a contact; empty if nothing is, or if it can't be told without a history. */
    Optional<String> trial() {
        var functions = new FeelFunctions(new Facts(NO_EVENT, new NoHistory(), () -> Profile.EMPTY));
        var result = evaluate(new Facts(NO_EVENT, new NoHistory(), () -> Profile.EMPTY), functions);
        if (!result.isSuccess()) {
            return Optional.of(result.failure().message());
        }
        var wrong = failures(result).stream()
                .filter(FeelExpression::isMistake)
                .map(EvaluationFailure::failureMessage)
                .findFirst();
        return wrong.isPresent() || result.result() == null || result.result() instanceof Boolean
                ? wrong
                : Optional.of("gives " + result.result());
    }

    private EvaluationResult evaluate(Facts facts, FeelFunctions functions) {
        return FeelLanguage.ENGINE.evaluate(parsed, new FeelFacts(facts, functions));
    }

    /** Arguments that are null may be something else once there is a history. */
    private static boolean isMistake(EvaluationFailure failure) {
        return failure.failureType() == EvaluationFailureType.NO_FUNCTION_FOUND$.MODULE$
                || failure.failureType() == EvaluationFailureType.FUNCTION_INVOCATION_FAILURE$.MODULE$
                        && !failure.failureMessage().contains("null");
    }

    private static String why(EvaluationResult result) {
        if (!result.isSuccess()) {
            return result.failure().message();
        }
        var failures = failures(result);
        return failures.isEmpty()
                ? "it gives " + result.result()
                : failures.stream()
                        .map(EvaluationFailure::failureMessage)
                        .distinct()
                        .collect(Collectors.joining("; "));
    }

    private static List<EvaluationFailure> failures(EvaluationResult result) {
        return FeelCheck.list(result.suppressedFailures());
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
