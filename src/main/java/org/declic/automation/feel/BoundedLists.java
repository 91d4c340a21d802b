package org.declic.automation.feel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.camunda.feel.impl.interpreter.ValComparator;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;

/** FEEL's functions that compare each item of a list with each other, see {@link BoundedFunctions}. */
final class BoundedLists {

    private static final ValComparator VALUES = new ValComparator(FeelLanguage.VALUES);

    private final Effort effort;

    BoundedLists(Effort effort) {
        this.effort = effort;
    }

    Object distinct(ValFunction own, List<Val> given) {
        return given.get(0) instanceof ValList list
                ? BoundedFunctions.list(distinct(FeelCheck.list(list.items())))
                : BoundedFunctions.own(own, given);
    }

    Object union(ValFunction own, List<Val> given) {
        if (!(given.get(0) instanceof ValList lists)) {
            return BoundedFunctions.own(own, given);
        }
        var all = new ArrayList<Val>();
        for (var one : FeelCheck.list(lists.items())) {
            all.addAll(one instanceof ValList list ? FeelCheck.list(list.items()) : List.of(one));
            effort.step();
        }
        return BoundedFunctions.list(distinct(all));
    }

    Object duplicates(ValFunction own, List<Val> given) {
        if (!(given.get(0) instanceof ValList list)) {
            return BoundedFunctions.own(own, given);
        }
        var all = FeelCheck.list(list.items());
        var times = new HashMap<Val, Integer>();
        all.stream().filter(BoundedLists::isPlain).forEach(one -> times.merge(one, 1, Integer::sum));
        return BoundedFunctions.list(distinct(all).stream()
                .filter(one -> isPlain(one)
                        ? times.getOrDefault(one, 0) > 1
                        : all.stream().filter(other -> same(other, one)).count() > 1)
                .toList());
    }

    Object indexes(ValFunction own, List<Val> given) {
        if (!(given.get(0) instanceof ValList list)) {
            return BoundedFunctions.own(own, given);
        }
        var found = new ArrayList<Val>();
        var index = 0;
        for (var item : FeelCheck.list(list.items())) {
            index++;
            effort.step();
            if (item.equals(given.get(1))) {
                found.add(FeelLanguage.VALUES.toVal(index));
            }
        }
        return BoundedFunctions.list(found);
    }

    private List<Val> distinct(List<Val> items) {
        var plain = new HashSet<Val>();
        var others = new ArrayList<Val>();
        var distinct = new ArrayList<Val>();
        for (var item : items) {
            effort.step();
            if (isPlain(item) ? plain.add(item) : others.stream().noneMatch(other -> same(item, other))) {
                distinct.add(item);
                if (!isPlain(item)) {
                    others.add(item);
                }
            }
        }
        return distinct;
    }

    /** Whether it equals what {@code equals} says, and nothing of another type. */
    private static boolean isPlain(Val value) {
        return value instanceof ValNumber || value instanceof ValString || value instanceof ValBoolean;
    }

    private boolean same(Val one, Val other) {
        effort.step();
        return VALUES.equals(one, other);
    }
}
