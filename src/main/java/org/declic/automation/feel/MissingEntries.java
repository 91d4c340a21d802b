package org.declic.automation.feel;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;

/** Says in the expression's own words which entries were missing, such as {@code event.data.coupon is missing}. */
final class MissingEntries {

    /** FEEL tells the last part of a path only. */
    private static final Pattern MISSING =
            Pattern.compile("No (?:context entry found with key|variable found with name) '([^']*)'.*", Pattern.DOTALL);

    private final Map<String, Set<String>> paths = new LinkedHashMap<>();

    private MissingEntries() {}

    /** What was missing; if nothing was, what else has failed. Empty if nothing has. */
    static List<String> of(ParsedExpression parsed, List<EvaluationFailure> failures) {
        var entries = new MissingEntries();
        entries.collect(parsed.expression());
        var missing = failures.stream()
                .filter(MissingEntries::isMissing)
                .flatMap(failure -> entries.paths(failure.failureMessage()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        missing.removeIf(path -> missing.stream().anyMatch(other -> isWithin(path, other)));
        return missing.isEmpty()
                ? failures.stream()
                        .map(EvaluationFailure::failureMessage)
                        .distinct()
                        .toList()
                : missing.stream().map(path -> path + " is missing").toList();
    }

    private static boolean isMissing(EvaluationFailure failure) {
        return failure.failureType() == EvaluationFailureType.NO_CONTEXT_ENTRY_FOUND$.MODULE$
                || failure.failureType() == EvaluationFailureType.NO_VARIABLE_FOUND$.MODULE$;
    }

    private static boolean isWithin(String path, String other) {
        return path.startsWith(other + ".");
    }

    private Set<String> paths(String failure) {
        var found = MISSING.matcher(failure);
        var key = found.matches() ? found.group(1) : failure;
        return paths.getOrDefault(key, Set.of(key));
    }

    private void collect(Object node) {
        if (node instanceof Ref || node instanceof PathExpression) {
            shown(node);
        }
        if (node instanceof Iterable<?> many) {
            FeelCheck.list(many).forEach(this::collect);
        } else if (node instanceof Product product) {
            product.productIterator().toList().foreach(child -> {
                collect(child);
                return null;
            });
        }
    }

    /** As it is written, or nearly; the entries of paths are kept. */
    private String shown(Object node) {
        if (node instanceof Ref ref) {
            var names = FeelCheck.list(ref.names());
            for (var length = 1; length <= names.size(); length++) {
                keep(names.get(length - 1), String.join(".", names.subList(0, length)));
            }
            return String.join(".", names);
        }
        if (node instanceof PathExpression path) {
            return keep(path.key(), shown(path.path()) + "." + path.key());
        }
        if (node instanceof Filter filter) {
            return shown(filter.list()) + "[…]";
        }
        return node instanceof FunctionInvocation call ? call.function() + "(" + arguments(call) + ")" : "…";
    }

    private static String arguments(FunctionInvocation call) {
        var arguments = new ArrayList<Object>();
        if (call.params() instanceof PositionalFunctionParameters positional) {
            arguments.addAll(FeelCheck.list(positional.params()));
        }
        return arguments.size() == 1 && arguments.get(0) instanceof ConstString text ? "\"" + text.value() + "\"" : "…";
    }

    private String keep(String key, String path) {
        paths.computeIfAbsent(key, unknown -> new LinkedHashSet<>()).add(path);
        return path;
    }
}
