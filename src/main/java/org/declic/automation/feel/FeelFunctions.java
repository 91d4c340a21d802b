package org.declic.automation.feel;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.context.JavaFunction;
import org.camunda.feel.context.JavaFunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.FunctionParameters;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValDayTimeDuration;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.syntaxtree.ValYearMonthDuration;
import org.camunda.feel.valuemapper.ValueMapper;
import org.declic.contact.InvalidInput;
import org.declic.event.EventName;
import org.declic.event.History.Span;
import org.declic.segment.Facts;
import org.declic.setting.Within;
import org.jspecify.annotations.Nullable;

/**
 * The functions about a contact's past that FEEL expressions have: {@code happened}, {@code times}, {@code latest} and
 * {@code earliest}. They keep what they have answered.
 */
final class FeelFunctions extends JavaFunctionProvider {

    /** Their names, each with the most parameters it takes; the first is needed. */
    public static final Map<String, List<String>> OURS = Map.of(
            "happened", List.of("name", "within"),
            "times", List.of("name", "within"),
            "latest", List.of("name"),
            "earliest", List.of("name"));

    static final Set<String> GIVING_EVENTS = Set.of("latest", "earliest");

    /** Functions of FEEL that would give another verdict at another time. */
    public static final Set<String> FORBIDDEN = Set.of("now", "today", "random number");

    private static final ValueMapper VALUES = FeelLanguage.VALUES;
    public static final BuiltinFunctions BUILTIN = new BuiltinFunctions(FeelEngineClock.SystemClock$.MODULE$, VALUES);

    private final Facts facts;
    private final Effort effort;
    private final Map<String, String> answers = new LinkedHashMap<>();

    FeelFunctions(Facts facts, Effort effort) {
        this.facts = facts;
        this.effort = effort;
    }

    /** What was asked and answered, such as {@code times("Order placed") is 2}. */
    Map<String, String> answers() {
        return answers;
    }

    @Override
    public Optional<JavaFunction> resolveFunction(String name) {
        return resolveFunctions(name).stream().findFirst();
    }

    @Override
    public List<JavaFunction> resolveFunctions(String name) {
        return forms(name, OURS.get(name)).stream()
                .map(parameters -> new JavaFunction(parameters, arguments -> known(name, arguments)))
                .toList();
    }

    @Override
    public Collection<String> getFunctionNames() {
        return OURS.keySet();
    }

    /** These and FEEL's own, which are bounded. */
    @Override
    public camundajar.impl.scala.collection.immutable.List<ValFunction> getFunctions(String name) {
        if (OURS.containsKey(name)) {
            return super.getFunctions(name);
        }
        var bounded = new BoundedFunctions(effort);
        return BUILTIN.getFunctions(name).map(own -> bounded.of(name, own));
    }

    private Val known(String name, List<Val> arguments) {
        try {
            return answer(name, arguments);
        } catch (RuntimeException unread) {
            throw effort.broken(unread);
        }
    }

    private Val answer(String name, List<Val> arguments) {
        if (!(arguments.get(0) instanceof ValString text) || !isEventName(text.value())) {
            return new ValError(name + "(name): name must be the name of an event, got " + arguments.get(0));
        }
        var event = new EventName(text.value());
        Within within = null;
        if (arguments.size() > 1) {
            within = within(arguments.get(1)).orElse(null);
            if (within == null) {
                return new ValError(
                        name + "(name, within): within must be a duration longer than nothing and at most 100"
                                + " years, got " + arguments.get(1));
            }
        }
        var asked = name + "(\"" + event + "\"" + (within == null ? "" : ", duration(\"" + within + "\")") + ")";
        return switch (name) {
            case "happened" -> {
                var happened = times(event, within) > 0;
                answers.put(asked, Boolean.toString(happened));
                yield new ValBoolean(happened);
            }
            case "times" -> {
                var times = times(event, within);
                answers.put(asked, Long.toString(times));
                yield VALUES.toVal(times);
            }
            default -> {
                var found = name.equals("latest")
                        ? facts.history().latest(event)
                        : facts.history().earliest(event);
                answers.put(asked, found.map(one -> "of " + one.occurredAt()).orElse("null"));
                yield VALUES.toVal(found.map(FeelFacts::pastEvent).orElse(null));
            }
        };
    }

    private long times(EventName event, @Nullable Within within) {
        var until = facts.triggering().occurredAt();
        return within == null
                ? facts.history().times(event)
                : facts.history().times(event, new Span(within.before(until), until));
    }

    private static Optional<Within> within(Val value) {
        if (value instanceof ValDayTimeDuration days) {
            Duration length = days.value();
            return Within.parse(length.toString());
        }
        if (value instanceof ValYearMonthDuration months) {
            Period length = months.value();
            return Within.parse(length.toString());
        }
        return Optional.empty();
    }

    static boolean isEventName(String text) {
        try {
            return new EventName(text).value().equals(text);
        } catch (InvalidInput wrong) {
            return false;
        }
    }

    /** What a function may be called with; empty if there is no such function. */
    static List<Form> forms(String name) {
        var forms = new ArrayList<Form>();
        if (OURS.containsKey(name)) {
            forms(name, OURS.get(name)).forEach(parameters -> forms.add(new Form(parameters, false)));
        } else {
            FeelCheck.list(BUILTIN.getFunctions(name))
                    .forEach(one -> forms.add(new Form(FeelCheck.list(one.params()), one.hasVarArgs())));
        }
        return forms;
    }

    private static List<List<String>> forms(String name, @Nullable List<String> parameters) {
        if (parameters == null) {
            return List.of();
        }
        return parameters.size() == 1 ? List.of(parameters) : List.of(parameters.subList(0, 1), parameters);
    }

    /** Parameters that a function takes. */
    public record Form(List<String> parameters, boolean anyNumber) {

        boolean takes(FunctionParameters given) {
            if (given instanceof NamedFunctionParameters named) {
                return Set.copyOf(parameters)
                        .equals(Set.copyOf(FeelCheck.list(named.params().keys())));
            }
            var number = given instanceof PositionalFunctionParameters positional
                    ? FeelCheck.list(positional.params()).size()
                    : 0;
            return anyNumber ? number >= parameters.size() - 1 : number == parameters.size();
        }

        @Override
        public String toString() {
            return "(" + String.join(", ", parameters) + (anyNumber ? " …" : "") + ")";
        }
    }
}
