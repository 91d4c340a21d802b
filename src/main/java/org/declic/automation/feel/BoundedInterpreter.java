package org.declic.automation.feel;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.context.Context.StaticContext;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;

/**
 * FEEL's interpreter, which comes here for every part of an expression each time it evaluates it, and gives up what takes too
 * much. What it does at one go is bounded by the sizes of the values at hand, which are bounded here.
 */
final class BoundedInterpreter extends FeelInterpreter {

    /** No number from outside comes near: only one that is computed, and computing on with it may take minutes. */
    static final int MOST_SCALE = 6200;

    private static final int BYTES_PER_ITEM = 100;

    private final Effort effort;

    BoundedInterpreter(Effort effort) {
        super(FeelLanguage.VALUES);
        this.effort = effort;
    }

    @Override
    public Val eval(Exp expression, EvalContext context) {
        if (expression instanceof Known known) {
            return known.value();
        }
        effort.step();
        return bounded(expression, super.eval(prepared(expression, context), context), context);
    }

    /** What makes lists at one go, with how long they get looked at before. */
    private Exp prepared(Exp expression, EvalContext context) {
        if (expression instanceof IterationContext range) {
            var start = eval(range.start(), context);
            var end = eval(range.end(), context);
            if (start instanceof ValNumber from && end instanceof ValNumber to) {
                effort.require(Math.abs(to.value().doubleValue() - from.value().doubleValue()) * BYTES_PER_ITEM);
            }
            return new IterationContext(new Known(start), new Known(end));
        }
        if (expression instanceof For loop) {
            return new For(iterators(loop.iterators(), context), loop.exp());
        }
        if (expression instanceof SomeItem some) {
            return new SomeItem(iterators(some.iterators(), context), some.condition());
        }
        if (expression instanceof EveryItem every) {
            return new EveryItem(iterators(every.iterators(), context), every.condition());
        }
        return expression;
    }

    private List<Tuple2<String, Exp>> iterators(List<Tuple2<String, Exp>> iterators, EvalContext context) {
        var known = new ArrayList<Tuple2<String, Exp>>();
        var combinations = 1.0;
        for (var iterator : FeelCheck.list(iterators)) {
            var value = eval(iterator._2(), context);
            combinations *= value instanceof ValList list ? list.items().size() : 1;
            known.add(new Tuple2<>(iterator._1(), new Known(value)));
        }
        effort.require(combinations * iterators.size() * BYTES_PER_ITEM);
        return CollectionConverters.asScala(known).toList();
    }

    private Val bounded(Exp expression, Val value, EvalContext context) {
        if (value instanceof ValNumber number) {
            if (Math.abs((long) number.value().scale()) > MOST_SCALE) {
                context.addFailure(
                        EvaluationFailureType.INVALID_TYPE$.MODULE$, "A number has an exponent beyond " + MOST_SCALE);
                return ValNull$.MODULE$;
            }
        } else if (value instanceof ValString || makesParts(expression)) {
            requireFewParts(value);
        }
        return value;
    }

    private static boolean makesParts(Exp expression) {
        return expression instanceof ConstList
                || expression instanceof ConstContext
                || expression instanceof For
                || expression instanceof FunctionInvocation
                || expression instanceof QualifiedFunctionInvocation;
    }

    void requireFewParts(Val value) {
        if (parts(value, Effort.MOST_PARTS) > Effort.MOST_PARTS) {
            throw effort.exceeded("it made a value of more than " + Effort.MOST_PARTS + " items and characters");
        }
    }

    /** Counts no further than the limit, since a value may have the same part any number of times. */
    static long parts(Val value, long most) {
        if (value instanceof ValString text) {
            return 1 + text.value().length();
        }
        var items = value instanceof ValList list
                ? list.items().iterator()
                : value instanceof ValContext entries && entries.context() instanceof StaticContext known
                        ? known.variables().valuesIterator()
                        : null;
        var parts = 1L;
        while (items != null && parts <= most && items.hasNext()) {
            parts += items.next() instanceof Val item ? parts(item, most - parts) : 1;
        }
        return parts;
    }

    /** A value as a part of an expression. */
    private record Known(Val value) implements Exp {}
}
