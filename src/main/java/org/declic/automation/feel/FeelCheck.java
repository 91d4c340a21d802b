package org.declic.automation.feel;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/**
 * Finds names, functions and arguments in a FEEL expression that there are not. Names within a filter may be entries of the
 * filtered items and are let pass; evaluation tells of those that are not.
 */
final class FeelCheck {

    private static final Map<String, Set<String>> ENTRIES = Map.of(
            FeelFacts.CONTACT, FeelFacts.CONTACT_ENTRIES,
            FeelFacts.EVENT, FeelFacts.EVENT_ENTRIES,
            FeelFacts.ENTRY, FeelFacts.EVENT_ENTRIES);

    private final Consumer<String> mistakes;
    private final boolean isInProcess;
    private final Set<String> variables = new TreeSet<>();

    /** @param isInProcess whether other names may be process variables */
    FeelCheck(Consumer<String> mistakes, boolean isInProcess) {
        this.mistakes = mistakes;
        this.isInProcess = isInProcess;
    }

    void check(ParsedExpression parsed) {
        check(parsed.expression(), new Scope(Set.of(), false));
    }

    /** Names that were checked and may be process variables. */
    Set<String> variables() {
        return variables;
    }

    private void check(Object node, Scope scope) {
        if (node instanceof Ref ref) {
            name(list(ref.names()), scope);
        } else if (node instanceof PathExpression path) {
            check(path.path(), scope);
            path(path);
        } else if (node instanceof FunctionInvocation call) {
            call(call, scope);
            check(call.params(), scope);
        } else if (node instanceof For loop) {
            check(loop.exp(), iterators(loop.iterators(), scope).with("partial"));
        } else if (node instanceof SomeItem some) {
            check(some.condition(), iterators(some.iterators(), scope));
        } else if (node instanceof EveryItem every) {
            check(every.condition(), iterators(every.iterators(), scope));
        } else if (node instanceof Filter filter) {
            check(filter.list(), scope);
            check(filter.filter(), scope.opened());
        } else if (node instanceof FunctionDefinition function) {
            check(function.body(), scope.with(list(function.parameters()).toArray(String[]::new)));
        } else if (node instanceof ConstContext context) {
            iterators(context.entries(), scope);
        } else if (node instanceof Iterable<?> many) {
            list(many).forEach(one -> check(one, scope));
        } else if (node instanceof Product product) {
            product.productIterator().toList().foreach(child -> {
                check(child, scope);
                return null;
            });
        }
    }

    /** Each of the names is known to those that follow it. */
    private <E> Scope iterators(Iterable<Tuple2<String, E>> named, Scope scope) {
        var inner = scope;
        for (var one : list(named)) {
            check(one._2(), inner);
            inner = inner.with(one._1());
        }
        return inner;
    }

    private void name(List<String> names, Scope scope) {
        var head = names.get(0);
        if (scope.open() || scope.names().contains(head)) {
            return;
        }
        var entries = ENTRIES.get(head);
        if (entries == null && isInProcess) {
            ENTRIES.keySet().stream()
                    .filter(head::equalsIgnoreCase)
                    .findFirst()
                    .ifPresentOrElse(
                            known -> mistakes.accept("there is no '" + head + "', it is written " + known),
                            () -> variables.add(head));
        } else if (entries == null) {
            mistakes.accept("there is no '" + head + "', only contact, event and entry");
        } else if (names.size() > 1 && !entries.contains(names.get(1))) {
            noEntry(head, names.get(1), entries);
        }
    }

    private void path(PathExpression path) {
        if (path.path() instanceof FunctionInvocation call
                && FeelFunctions.GIVING_EVENTS.contains(call.function())
                && !FeelFacts.PAST_EVENT_ENTRIES.contains(path.key())) {
            noEntry(call.function() + "(…)", path.key(), FeelFacts.PAST_EVENT_ENTRIES);
        }
    }

    private void noEntry(String of, String entry, Set<String> entries) {
        mistakes.accept(of + " has no '" + entry + "', only "
                + String.join(", ", entries.stream().sorted().toList()));
    }

    private void call(FunctionInvocation call, Scope scope) {
        var name = call.function();
        if (scope.names().contains(name)) {
            return;
        }
        if (FeelFunctions.FORBIDDEN.contains(name)) {
            mistakes.accept("the function '" + name + "' is not allowed, as it is not the same each time");
            return;
        }
        var forms = FeelFunctions.forms(name);
        if (forms.isEmpty()) {
            mistakes.accept("there is no function '" + name + "'");
        } else if (forms.stream().noneMatch(form -> form.takes(call.params()))) {
            mistakes.accept("the function '" + name + "' takes "
                    + String.join(" or ", forms.stream().map(Object::toString).toList()));
        } else if (FeelFunctions.OURS.containsKey(name)) {
            ours(name, call);
        }
    }

    /** What is written as a constant can be told to be wrong at once. */
    private void ours(String name, FunctionInvocation call) {
        var arguments = new ArrayList<Object>();
        if (call.params() instanceof PositionalFunctionParameters positional) {
            arguments.addAll(list(positional.params()));
        } else if (call.params() instanceof NamedFunctionParameters named) {
            for (var parameter : FeelFunctions.OURS.getOrDefault(name, List.of())) {
                arguments.add(named.params().getOrElse(parameter, () -> null));
            }
        }
        var event = arguments.get(0);
        if (event instanceof ConstString text ? !FeelFunctions.isEventName(text.value()) : isConstant(event)) {
            mistakes.accept(name + "(name): name must be the name of an event");
        }
        if (arguments.size() > 1 && isConstant(arguments.get(1))) {
            mistakes.accept(name + "(name, within): within must be a duration longer than nothing, such as"
                    + " duration(\"P30D\")");
        }
    }

    /** Whether it asks for nothing that differs between contacts, events or instances. */
    static boolean isConstantExpression(Object node) {
        if (node instanceof Ref
                || node instanceof FunctionInvocation call && FeelFunctions.OURS.containsKey(call.function())) {
            return false;
        }
        if (node instanceof Iterable<?> many) {
            return list(many).stream().allMatch(FeelCheck::isConstantExpression);
        }
        return !(node instanceof Product product)
                || list(product.productIterator().toList()).stream().allMatch(FeelCheck::isConstantExpression);
    }

    private static boolean isConstant(Object argument) {
        return argument instanceof ConstString || argument instanceof ConstNumber || argument instanceof ConstBool;
    }

    static <T> List<T> list(Iterable<T> scala) {
        var list = new ArrayList<T>();
        scala.iterator().foreach(list::add);
        return list;
    }

    /**
     * @param names that are bound where we are
     * @param open whether other names may be entries of something that is only known when it is evaluated
     */
    private record Scope(Set<String> names, boolean open) {

        Scope with(String... more) {
            var all = new HashSet<>(names);
            all.addAll(List.of(more));
            return new Scope(all, open);
        }

        Scope opened() {
            return new Scope(names, true);
        }
    }
}
