package org.declic.automation.feel;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Expressions that would compute for ever or fill the memory, and the data of an event by which they do. */
public final class HostileExpressions {

    public static final String DATA = "{\"n\":1000000000,\"some\":20000,\"numbers\":["
            + IntStream.range(0, 3000).mapToObj(Integer::toString).collect(Collectors.joining(","))
            + "],\"text\":\"" + "a".repeat(60) + "\",\"manyA\":\"" + "a".repeat(200_000) + "\",\"bThenManyA\":\"b"
            + "a".repeat(100_000) + "\",\"manyAThenB\":\"" + "a".repeat(100_000)
            + "b\",\"huge\":1e300000000,\"beyond\":1e99999999999,\"large\":1e400,"
            + "\"list\":[-1e300000000]}";

    private HostileExpressions() {}

    static List<String> endless() {
        return List.of(
                "count(for i in 1..event.data.n return i) > 1",
                "count(for i in 1..event.data.some, j in 1..event.data.some return 1) > 1",
                "some i in 1..event.data.n satisfies i < 0",
                "every i in 1..event.data.some satisfies every j in 1..event.data.some satisfies i + j > 0",
                "count(event.data.numbers[count(event.data.numbers[item > 1]) > 1]) > 1",
                "count(distinct values(for i in 1..event.data.some return [i])) > 1",
                "count(duplicate values(for x in event.data.numbers return [x])) > 1",
                "count(union(for x in event.data.numbers return {a: x})) > 1",
                "count(sort(event.data.numbers, function(x, y) count(event.data.numbers[item < x]) < y)) > 1",
                "matches(event.data.manyA, \"a*a*a*a*a*b\")",
                "contains(replace(event.data.manyA, \"a*a*a*a*a*b\", \"x\"), \"q\")",
                "count(split(event.data.manyA, \"a*a*a*a*a*b\")) > 1",
                "count(extract(event.data.manyA, \"a*a*a*a*a*b\")) > 7",
                "contains(event.data.manyA, event.data.manyAThenB)",
                "substring before(event.data.manyA, event.data.manyAThenB) = \"x\"",
                "substring after(event.data.manyA, event.data.manyAThenB) = \"x\"",
                "count(for i in 1..event.data.some return if i = 1 then [1] else [partial[-1], partial[-1]]) > 1",
                "count(for i in 1..event.data.some return if i = 1 then event.data.text else partial[-1] + partial[-1]) > 1",
                "count(for i in 1..event.data.some return if i = 1 then event.data.numbers else concatenate(partial[-1],"
                        + " partial[-1])) > 1",
                "string length(string join(event.data.numbers, event.data.manyA)) > 1",
                "string length(replace(event.data.manyA, \"a\", event.data.manyA)) > 1");
    }

    /** Of numbers with exponents so huge that to write them out takes minutes. */
    static List<String> ofHugeNumbers() {
        return List.of(
                "floor(event.data.huge) > 1",
                "ceiling(event.data.huge) > 1",
                "decimal(event.data.huge, 2) > 1",
                "round up(event.data.huge, 2) > 1",
                "round down(event.data.huge, 2) > 1",
                "round half up(event.data.huge, 2) > 1",
                "round half down(event.data.huge, 2) > 1",
                "modulo(event.data.huge, 7) > 1",
                "even(event.data.huge)",
                "odd(event.data.beyond)",
                "sqrt(event.data.beyond) > 1",
                "event.data.huge ** 2 > 1",
                "event.data.beyond + 1 > 1",
                "event.data.list[1] > 1",
                "floor(event.data.large ** 1000000) > 1",
                "floor(event.data.large ** 100000) > 1",
                "floor(product(for i in 1..100 return event.data.large)) > 1",
                "floor(number(\"1e300000000\")) > 1",
                "floor(number(\"1e99999999999\")) > 1",
                "floor(number(event.data.huge)) > 1",
                "decimal(event.data.large, 300000000) > 1",
                "decimal(1, event.data.n) > 1",
                "round up(1, event.data.n) > 1",
                "count(for i in 1..number(\"1e300000000\") return i) > 1",
                "duration(\"P1D\") * event.data.large > duration(\"P1D\")",
                "exp(event.data.large) > 1",
                "matches(event.data.text, event.data.manyA)",
                "count(split(event.data.text, event.data.manyAThenB)) > 1");
    }
}
