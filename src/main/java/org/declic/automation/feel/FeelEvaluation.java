package org.declic.automation.feel;

import java.util.List;
import java.util.Map;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.syntaxtree.ValNull$;
import org.declic.segment.Facts;
import org.jspecify.annotations.Nullable;

/**
 * What has come of evaluating an expression, within {@link JudgingLimits}. As FEEL's engine does it, but that it can be given
 * up, and that what could not be read is thrown on instead of being taken for a fault of the expression.
 *
 * @param value null's if there is a failure
 * @param failure why there is no value; null if there is
 * @param failures in parts of it, which FEEL takes for null
 * @param answers see {@link FeelFunctions#answers}
 */
record FeelEvaluation(
        Val value, @Nullable String failure, List<EvaluationFailure> failures, Map<String, String> answers) {

    static FeelEvaluation of(ParsedExpression parsed, Facts facts, JudgingLimits limits) {
        var effort = new Effort(limits);
        var functions = new FeelFunctions(facts, effort);
        var failures = new FewFailures();
        try {
            var known = new FeelFacts(parsed, facts, functions, effort).variableProvider();
            var context = new EvalContext(FeelLanguage.VALUES, known, functions, failures);
            var value = new BoundedInterpreter(effort).eval(parsed.expression(), context);
            effort.finish();
            return new FeelEvaluation(
                    value, failure(value, failures), FeelCheck.list(failures.failures()), functions.answers());
        } catch (Effort.Unread unread) {
            throw unread.failure();
        } catch (Effort.Exceeded exceeded) {
            limits.givenUp().run();
            return failed(String.valueOf(exceeded.getMessage()));
        } catch (StackOverflowError tooDeep) {
            limits.givenUp().run();
            return failed("it is nested too deeply, or calls itself too often");
        } catch (Exception failed) { // FEEL throws undeclared ones too
            return failed(FewFailures.shortened(failed.toString()));
        }
    }

    private static @Nullable String failure(Val value, FewFailures failures) {
        var asserted = FeelCheck.list(failures.failures()).stream()
                .filter(one -> one.failureType() == EvaluationFailureType.ASSERT_FAILURE$.MODULE$)
                .map(EvaluationFailure::failureMessage)
                .findFirst();
        if (asserted.isPresent()) {
            return asserted.get();
        }
        return value instanceof ValError error
                ? error.error()
                : value instanceof ValFatalError error ? error.error() : null;
    }

    private static FeelEvaluation failed(String failure) {
        return new FeelEvaluation(ValNull$.MODULE$, failure, List.of(), Map.of());
    }

    /** The value as messages show it. */
    String shown() {
        return FewFailures.shortened(String.valueOf(FeelLanguage.VALUES.unpackVal(value)));
    }
}
