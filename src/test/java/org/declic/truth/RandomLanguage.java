package org.declic.truth;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import org.declic.automation.feel.FeelLanguage;
import org.declic.event.EventName;
import org.declic.segment.Condition;
import org.declic.segment.Expression;
import org.declic.segment.Match;
import org.declic.segment.Segment;
import org.declic.segment.Times;
import org.declic.setting.ValueOperator;
import org.declic.setting.ValueTest;
import org.declic.setting.Within;
import org.declic.trigger.Limit;
import org.declic.trigger.Runs;
import org.declic.trigger.Trigger;

/** Histories, segments and triggers at random. */
abstract class RandomLanguage {

    static final EventName TRIGGER = new EventName("Triggered");

    record Happened(EventName name, String value, int hoursAgo) {}

    @Provide
    Arbitrary<Happened> happened() {
        return Combinators.combine(
                        names(),
                        values().injectNull(0.2),
                        Arbitraries.integers().between(0, 80))
                .as(Happened::new);
    }

    @Provide
    Arbitrary<List<Happened>> histories() {
        return happened().list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        var times = Combinators.combine(
                        Arbitraries.of(Times.Comparison.values()),
                        Arbitraries.longs().between(0, 5))
                .as(Times::new);
        var within = Arbitraries.of("PT1H", "P1D", "P30D", "P1M", "P1Y2M3DT4H")
                .map(text -> Within.parse(text).orElseThrow());
        return Combinators.combine(
                        names(), Arbitraries.of(true, false), times, tests().injectNull(0.5), within.injectNull(0.5))
                .as(Condition::new);
    }

    @Provide
    Arbitrary<Segment> segments() {
        var expressions = Arbitraries.of(
                        "times(\"A\") > times(\"B\")",
                        "happened(\"A\", duration(\"P1D\"))",
                        "latest(\"A\").value = earliest(\"B\").value",
                        "event.data.amount = 7")
                .map(text ->
                        (Expression) new FeelLanguage().parse(text, wrong -> {}).orElseThrow());
        return Combinators.combine(
                        Arbitraries.of(Match.values()), conditions().list().ofMaxSize(4), expressions.injectNull(0.6))
                .as(Segment::new);
    }

    @Provide
    Arbitrary<Trigger> triggers() {
        var limits = Combinators.combine(
                        Arbitraries.integers().between(1, 1_000_000), Arbitraries.of("PT1H", "P7D", "P1M"))
                .as((entries, within) -> new Limit(entries, Within.parse(within).orElseThrow()));
        return Combinators.combine(
                        Arbitraries.of(Runs.values()), limits.injectNull(0.3), tests().injectNull(0.5), segments())
                .as((runs, limit, value, segment) -> new Trigger(
                        "automation",
                        "Start",
                        TRIGGER,
                        false,
                        runs,
                        runs == Runs.ONCE_PER_KEY ? "/order" : null,
                        limit,
                        value,
                        null,
                        null,
                        segment));
    }

    private static Arbitrary<EventName> names() {
        return Arbitraries.of("A", "B", "Ordered", "訂單").map(EventName::new);
    }

    /** Only numbers and dates are more or less. */
    private static String operand(ValueOperator operator, String operand) {
        return switch (operator) {
            case IS_SET, IS_NOT_SET -> "";
            case GREATER_THAN, AT_LEAST, LESS_THAN, AT_MOST -> operand.matches("[0-9.-]+") ? operand : "7";
            default -> operand;
        };
    }

    private static Arbitrary<ValueTest> tests() {
        return Combinators.combine(
                        Arbitraries.of("/amount", "/tags", "/a~1b").injectNull(0.4),
                        Arbitraries.of(ValueOperator.values()),
                        Arbitraries.of("1", "2.50", "gold", "2026-01-01", "a,b", "ß", "[\"x\"]"))
                .as((path, operator, operand) -> new ValueTest(path, operator, operand(operator, operand)));
    }

    private static Arbitrary<String> values() {
        var odd = Arbitraries.of(
                "",
                "1",
                "2.5",
                "gold",
                "GOLD",
                "2026-01-01T00:00:00Z",
                "{\"amount\":2.5,\"tags\":[\"x\",\"gold\"]}",
                "{\"amount\":\"1\",\"a/b\":null}",
                "{broken",
                "[1,2]");
        return Arbitraries.oneOf(odd, Arbitraries.strings().alpha().ofMaxLength(5));
    }
}
