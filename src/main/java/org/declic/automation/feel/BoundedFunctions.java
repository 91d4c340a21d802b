package org.declic.automation.feel;

import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.declic.contact.Blanks;
import org.declic.setting.IsoTime;

/**
 * Those of FEEL's own functions that take far more than their arguments are long, done such that they can be given up: regular
 * expressions, comparing each with each, and numbers of a scale that somebody asks for. They give what FEEL's give.
 */
final class BoundedFunctions {

    private static final int LONGEST_NUMBER = 1000;
    private static final int LONGEST_PATTERN = 10_000;
    private static final long QUICK_SEARCH = 1L << 22;

    private static final Map<String, Bounded> BOUNDED = Map.ofEntries(
            Map.entry("decimal", BoundedFunctions::scaled),
            Map.entry("floor", BoundedFunctions::scaled),
            Map.entry("ceiling", BoundedFunctions::scaled),
            Map.entry("round up", BoundedFunctions::scaled),
            Map.entry("round down", BoundedFunctions::scaled),
            Map.entry("round half up", BoundedFunctions::scaled),
            Map.entry("round half down", BoundedFunctions::scaled),
            Map.entry("number", BoundedFunctions::number),
            Map.entry("date and time", BoundedFunctions::time),
            Map.entry("matches", BoundedFunctions::matches),
            Map.entry("replace", BoundedFunctions::replace),
            Map.entry("split", BoundedFunctions::split),
            Map.entry("extract", BoundedFunctions::extract),
            Map.entry("contains", BoundedFunctions::contains),
            Map.entry("substring before", BoundedFunctions::before),
            Map.entry("substring after", BoundedFunctions::after),
            Map.entry("string join", BoundedFunctions::join),
            Map.entry("distinct values", (functions, own, given) -> functions.lists.distinct(own, given)),
            Map.entry("duplicate values", (functions, own, given) -> functions.lists.duplicates(own, given)),
            Map.entry("union", (functions, own, given) -> functions.lists.union(own, given)),
            Map.entry("index of", (functions, own, given) -> functions.lists.indexes(own, given)));

    private final Effort effort;
    private final BoundedLists lists;

    BoundedFunctions(Effort effort) {
        this.effort = effort;
        this.lists = new BoundedLists(effort);
    }

    /** The function in this form, given the one that FEEL has. */
    ValFunction of(String name, ValFunction own) {
        var function = BOUNDED.get(name);
        return function == null
                ? own
                : new ValFunction(
                        own.params(), given -> function.call(this, own, FeelCheck.list(given)), own.hasVarArgs());
    }

    private Object scaled(ValFunction own, java.util.List<Val> given) {
        return given.size() > 1
                        && given.get(1) instanceof ValNumber scale
                        && Math.abs(scale.value().doubleValue()) > BoundedInterpreter.MOST_SCALE
                ? new ValError(
                        "scale must be from -" + BoundedInterpreter.MOST_SCALE + " to " + BoundedInterpreter.MOST_SCALE)
                : own(own, given);
    }

    private Object number(ValFunction own, java.util.List<Val> given) {
        return given.get(0) instanceof ValString text && text.value().length() > LONGEST_NUMBER
                ? new ValError("a number must have at most " + LONGEST_NUMBER + " characters")
                : own(own, given);
    }

    /** Times are read as triggers and segments read them. */
    private Object time(ValFunction own, java.util.List<Val> given) {
        var iso = given.size() == 1 && given.get(0) instanceof ValString text
                ? IsoTime.inFull(Blanks.strip(text.value()))
                : java.util.Optional.<String>empty();
        return own(own, iso.isPresent() ? java.util.List.of(new ValString(iso.get())) : given);
    }

    private Object matches(ValFunction own, java.util.List<Val> given) {
        return areTexts(given) ? matching(given, matcher -> new ValBoolean(matcher.find())) : own(own, given);
    }

    private Object replace(ValFunction own, java.util.List<Val> given) {
        return areTexts(given)
                ? matching(without(given, 2), matcher -> replaced(matcher, text(given, 2)))
                : own(own, given);
    }

    private Object split(ValFunction own, java.util.List<Val> given) {
        if (!areTexts(given)) {
            return own(own, given);
        }
        return matching(given, matcher -> {
            var parts = matcher.pattern().split(new BoundedText(text(given, 0), effort), -1);
            return list(java.util.Arrays.stream(parts).<Val>map(ValString::new).toList());
        });
    }

    private Object extract(ValFunction own, java.util.List<Val> given) {
        if (!areTexts(given)) {
            return own(own, given);
        }
        return matching(given, matcher -> {
            var found = new ArrayList<Val>();
            while (matcher.find()) {
                found.add(new ValString(matcher.group()));
                effort.step();
            }
            return list(found);
        });
    }

    private Object contains(ValFunction own, java.util.List<Val> given) {
        return isLongSearch(given) ? new ValBoolean(found(given) >= 0) : own(own, given);
    }

    private Object before(ValFunction own, java.util.List<Val> given) {
        if (!isLongSearch(given)) {
            return own(own, given);
        }
        return new ValString(text(given, 0).substring(0, Math.max(0, found(given))));
    }

    private Object after(ValFunction own, java.util.List<Val> given) {
        if (!isLongSearch(given)) {
            return own(own, given);
        }
        var found = found(given);
        return new ValString(
                found < 0 ? "" : text(given, 0).substring(found + text(given, 1).length()));
    }

    private Object join(ValFunction own, java.util.List<Val> given) {
        var items = given.get(0) instanceof ValList list ? list.items().size() : 0;
        var delimiter = given.size() > 1 && given.get(1) instanceof ValString text
                ? text.value().length()
                : 0;
        if ((long) items * delimiter > Effort.MOST_PARTS) {
            throw effort.exceeded("it made a text of more than " + Effort.MOST_PARTS + " characters");
        }
        return own(own, given);
    }

    /** As FEEL has it, whatever is wrong with a pattern is called the same. */
    private Val matching(java.util.List<Val> given, java.util.function.Function<Matcher, Val> work) {
        var pattern = text(given, 1);
        if (pattern.length() > LONGEST_PATTERN) { // compiling it takes the square of its length
            return new ValError("a pattern must have at most " + LONGEST_PATTERN + " characters");
        }
        try {
            var flags = given.size() > 2 ? flags(text(given, 2)) : 0;
            return work.apply(Pattern.compile(pattern, flags).matcher(new BoundedText(text(given, 0), effort)));
        } catch (PatternSyntaxException | IndexOutOfBoundsException wrong) {
            return new ValError("Invalid pattern '" + pattern + "'");
        } catch (IllegalArgumentException wrong) {
            return new ValError("Invalid replacement for the pattern '" + pattern + "'");
        }
    }

    private ValString replaced(Matcher matcher, String replacement) {
        var text = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(text, replacement);
            effort.step();
            if (text.length() > Effort.MOST_PARTS) {
                throw effort.exceeded("it made a text of more than " + Effort.MOST_PARTS + " characters");
            }
        }
        return new ValString(matcher.appendTail(text).toString());
    }

    private static int flags(String flags) {
        return (flags.contains("s") ? Pattern.DOTALL : 0)
                | (flags.contains("m") ? Pattern.MULTILINE : 0)
                | (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                | (flags.contains("x") ? Pattern.COMMENTS : 0);
    }

    private boolean isLongSearch(java.util.List<Val> given) {
        return areTexts(given)
                && (long) text(given, 0).length() * text(given, 1).length() > QUICK_SEARCH;
    }

    private int found(java.util.List<Val> given) {
        var text = text(given, 0);
        var match = text(given, 1);
        for (var at = 0; at + match.length() <= text.length(); at++) {
            effort.step();
            if (text.startsWith(match, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean areTexts(java.util.List<Val> given) {
        return given.stream().allMatch(ValString.class::isInstance);
    }

    private static String text(java.util.List<Val> given, int index) {
        return ((ValString) given.get(index)).value();
    }

    private static java.util.List<Val> without(java.util.List<Val> given, int index) {
        var rest = new ArrayList<>(given);
        rest.remove(index);
        return rest;
    }

    static ValList list(java.util.List<Val> items) {
        return new ValList(CollectionConverters.asScala(items).toList());
    }

    static Object own(ValFunction own, java.util.List<Val> given) {
        List<Val> arguments = CollectionConverters.asScala(given).toList();
        return own.invoke().apply(arguments);
    }

    private interface Bounded {
        Object call(BoundedFunctions functions, ValFunction own, java.util.List<Val> given);
    }
}
