package org.declic.segment;

import java.util.Optional;
import java.util.function.Consumer;

/** Reads expressions. */
public interface ExpressionLanguage {

    /**
     * Reads and checks an expression.
     *
     * @param mistakes takes what is wrong and what is allowed, in words, each mistake once
     * @return empty if there is a mistake
     */
    Optional<Expression> parse(String text, Consumer<String> mistakes);

    /** The same for an expression in a process: names that are none of the language's own are process variables. */
    default Optional<Expression> parseInProcess(String text, Consumer<String> mistakes) {
        return parse(text, mistakes);
    }
}
