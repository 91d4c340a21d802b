package org.declic.automation.feel;

import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;

/** Keeps the first failures only: a loop may have any number, each with the value that it is about. */
final class FewFailures extends EvaluationFailureCollector {

    private static final int MOST = 20;
    private static final int LONGEST = 500;

    private int kept;
    private boolean isAsserted;

    @Override
    public void addFailure(EvaluationFailureType type, String message) {
        var isFirstAssert = type == EvaluationFailureType.ASSERT_FAILURE$.MODULE$ && !isAsserted;
        isAsserted |= isFirstAssert;
        if (isFirstAssert || kept++ < MOST) {
            super.addFailure(type, shortened(message));
        }
    }

    static String shortened(String message) {
        return message.length() <= LONGEST
                ? message
                : message.substring(0, message.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }
}
