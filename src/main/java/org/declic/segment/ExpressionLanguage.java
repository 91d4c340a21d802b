package org.declic.segment;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads expressions. */
public interface ExpressionLanguage {

    /**
     * Reads and checks an expression.
     *
     * @param mistakes takes what is wrong and what is allowed, in words, each mistake once
     * @return empty if there is a mistake, but for one that can be judged and is never true
     */
    Optional<Expression> parse(String text, Consumer<String> mistakes);

    /** The same for an expression in a process: names that are none of the language's own are process variables. */
    default Optional<Expression> parseInProcess(String text, Consumer<String> mistakes) {
        return parse(text, mistakes);
    }

    /** The names of process variables that an expression in a process asks for; none if it can't be read. */
    default Set<String> variables(String text) {
        return Set.of();
    }
}
