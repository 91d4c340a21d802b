package org.declic.automation.feel;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.valuemapper.ValueMapper;
import org.declic.segment.Expression;
import org.declic.segment.ExpressionLanguage;

/**
 * Expressions in FEEL (DMN 1.3, by the engine that Camunda brings). Names, functions and arguments are checked when an
 * expression is read, since FEEL itself would take them for null.
 */
public final class FeelLanguage implements ExpressionLanguage {

    private static final FeelEngineBuilder BUILDER = FeelEngineBuilder.forJava();

    static final FeelEngineApi ENGINE = BUILDER.build();
    static final ValueMapper VALUES = BUILDER.valueMapper();

    private static final int LONGEST = 10_000;

    /** FEEL's parser takes up to three times as long for each bracket that is open where an expression breaks off. */
    private static final int DEEPEST = 12;

    private static final Pattern POSITION = Pattern.compile(":(\\d+):(\\d+), found");
    private static final Pattern OPERATOR = Pattern.compile("[-+*/<>=!,]+|and|or|in|between");
    private static final int SHOWN = 20;

    private static final String RULE = "a FEEL expression that is true or false";

    private final JudgingLimits limits;

    public FeelLanguage() {
        this(JudgingLimits.DEFAULT);
    }

    public FeelLanguage(JudgingLimits limits) {
        this.limits = limits;
    }

    @Override
    public Optional<Expression> parse(String text, Consumer<String> mistakes) {
        return parse(text, false, mistakes);
    }

    @Override
    public Optional<Expression> parseInProcess(String text, Consumer<String> mistakes) {
        return parse(text, true, mistakes);
    }

    @Override
    public Set<String> variables(String text) {
        return bounded(text, told -> {}, FeelLanguage::parsedVariables).orElse(Set.of());
    }

    private Optional<Expression> parse(String text, boolean isInProcess, Consumer<String> mistakes) {
        return bounded(text, mistakes, one -> parsed(one, isInProcess, mistakes));
    }

    /** Nothing is read that is too long or too deep for the parser. */
    private static <T> Optional<T> bounded(
            String text, Consumer<String> mistakes, Function<String, Optional<T>> reading) {
        if (text.length() > LONGEST) {
            mistakes.accept(RULE + ", at most " + LONGEST + " characters long");
            return Optional.empty();
        }
        if (depth(text) > DEEPEST) {
            mistakes.accept(RULE + ", less deeply nested: with at most " + DEEPEST + " brackets open at a time");
            return Optional.empty();
        }
        try {
            return reading.apply(text.strip());
        } catch (StackOverflowError tooDeep) {
            mistakes.accept(RULE + ", less deeply nested");
            return Optional.empty();
        }
    }

    /** How many brackets are open at most, outside of texts in quotes. */
    private static int depth(String text) {
        var open = 0;
        var deepest = 0;
        var isQuoted = false;
        for (var at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at += isQuoted ? 1 : 0;
                case '"' -> isQuoted = !isQuoted;
                case '(', '[', '{' -> deepest = isQuoted ? deepest : Math.max(deepest, ++open);
                case ')', ']', '}' -> open -= isQuoted ? 0 : 1;
                default -> {}
            }
        }
        return deepest;
    }

    /** The parser tells where it stopped, and what it would have gone on with, which is a long list that helps nobody. */
    private static String broken(String text, String failure) {
        var position = POSITION.matcher(failure);
        if (!position.find()) {
            return "it can't be read";
        }
        var lines = text.split("\n", -1);
        var line = Math.min(Integer.parseInt(position.group(1)), lines.length) - 1;
        var column = Math.min(Integer.parseInt(position.group(2)) - 1, lines[line].length());
        var rest = lines[line].substring(column).strip();
        return rest.isEmpty() || OPERATOR.matcher(rest).matches()
                ? "something is missing at its end"
                : "it can't be read from '" + rest.substring(0, Math.min(rest.length(), SHOWN)) + "' on";
    }

    private static Optional<Set<String>> parsedVariables(String text) {
        ParseResult parsed = ENGINE.parseExpression(text);
        var check = new FeelCheck(told -> {}, true);
        if (parsed.isSuccess()) {
            check.check(parsed.parsedExpression());
        }
        return Optional.of(check.variables());
    }

    private Optional<Expression> parsed(String text, boolean isInProcess, Consumer<String> mistakes) {
        ParseResult parsed = ENGINE.parseExpression(text);
        if (!parsed.isSuccess()) {
            mistakes.accept(RULE + ": " + broken(text, parsed.failure().message()));
            return Optional.empty();
        }
        var found = new LinkedHashSet<String>();
        new FeelCheck(found::add, isInProcess).check(parsed.parsedExpression());
        var expression = new FeelExpression(text, parsed.parsedExpression(), limits);
        if (found.isEmpty()) {
            expression.trial().ifPresent(found::add);
        }
        var isReadable = found.isEmpty();
        if (isReadable) {
            expression.neverTrue().ifPresent(found::add);
        }
        found.forEach(wrong -> mistakes.accept(RULE + ": " + wrong));
        return isReadable ? Optional.of(expression) : Optional.empty();
    }
}
