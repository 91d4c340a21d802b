package org.declic.automation.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Profile;
import org.declic.contact.Tenant;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordedEvent;
import org.declic.event.StorageUnavailable;
import org.declic.segment.Expression;
import org.declic.segment.Facts;
import org.declic.segment.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that compute for ever or fill the memory, because of what is in an event or by themselves. */
@Timeout(120)
class JudgingLimitsTest {

    private static final String GIVEN_UP = "it took longer than PT0.2S (declic.judging.max-time)";
    private static final String TOO_MUCH_MEMORY = "it took more than 64MB of memory (declic.judging.max-memory)";
    private static final String TOO_LARGE = "it made a value of more than 1000000 items and characters";

    private final AtomicInteger givenUp = new AtomicInteger();
    private final FeelLanguage language =
            new FeelLanguage(new JudgingLimits(Duration.ofMillis(200), 64 << 20, givenUp::incrementAndGet));

    @ParameterizedTest
    @MethodSource("org.declic.automation.feel.HostileExpressions#endless")
    void what_takes_too_long_or_too_much_is_given_up_with_the_reason(String text) {
        var finding = judge(text, HostileExpressions.DATA);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.isUndecided()).isTrue();
        assertThat(finding.seen())
                .startsWith("which is neither true nor false: it ")
                .containsAnyOf(GIVEN_UP, TOO_MUCH_MEMORY, TOO_LARGE, "it made a text of more than 1000000 characters");
        assertThat(givenUp).hasValue(1);
    }

    /** Old values are not looked at again: 1e300000000 is text, and no number that can be computed comes that far. */
    @ParameterizedTest
    @MethodSource("org.declic.automation.feel.HostileExpressions#ofHugeNumbers")
    void numbers_of_huge_exponents_give_null_or_an_error_at_once(String text) {
        assertThat(language.parse(text, mistake -> {})
                        .map(one -> one.judge(facts(EventValue.stored(HostileExpressions.DATA)))
                                .holds()))
                .isIn(Optional.empty(), Optional.of(false));
    }

    @Test
    void a_long_text_is_looked_for_in_a_long_text() {
        var finding = judge(
                "contains(event.data.bThenManyA, substring(event.data.manyA, 1, 50000))"
                        + " and substring before(event.data.bThenManyA, substring(event.data.manyA, 1, 50000)) = \"b\""
                        + " and string length(substring after(event.data.bThenManyA, substring(event.data.manyA, 1, 50000)))"
                        + " = 50000"
                        + " and substring after(event.data.bThenManyA, event.data.bThenManyA + \"a\") = \"\"",
                HostileExpressions.DATA);
        assertThat(finding.seen()).isEmpty();
        assertThat(finding.holds()).isTrue();
    }

    @Test
    void lists_of_thousands_are_no_reason_to_give_up() {
        var finding = new FeelLanguage()
                .parse(
                        "sum(for x in event.data.numbers[item < 1000] return x) = 499500"
                                + " and count(distinct values(event.data.numbers)) = 3000"
                                + " and count(sort(event.data.numbers, function(x, y) x > y)) = 3000"
                                + " and count(duplicate values(event.data.numbers)) = 0",
                        mistake -> {})
                .orElseThrow()
                .judge(facts(EventValue.stored(HostileExpressions.DATA)));
        assertThat(finding.seen()).isEmpty();
        assertThat(finding.holds()).isTrue();
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void what_computes_for_ever_by_itself_can_not_be_deployed() {
        var mistakes = new ArrayList<String>();
        language.parse("some i in 1..1000000000 satisfies i < 0", mistakes::add);
        assertThat(mistakes).singleElement().asString().contains(TOO_MUCH_MEMORY);
    }

    /** Each of them takes the parser minutes or days. */
    @ParameterizedTest
    @ValueSource(strings = {"(", "if (", "for x in (", "1 in (", "[", "count({a: "})
    void what_takes_endless_time_to_be_read_can_not_be_deployed(String open) {
        var mistakes = new ArrayList<String>();
        language.parse(open.repeat(40), mistakes::add);
        assertThat(mistakes).singleElement().asString().contains("at most 12 brackets open at a time");
    }

    @Test
    void brackets_in_texts_and_one_after_another_are_no_nesting() {
        assertThat(judge("\"((((((((((((((\\\"((((((\" != \"\"" + " and (1 = 1)".repeat(30), "{}")
                        .holds())
                .isTrue();
    }

    @Test
    void a_history_that_can_not_be_read_is_no_fault_of_the_expression() {
        var unavailable = new StorageUnavailable(new IllegalStateException());
        var facts =
                new Facts(facts(EventValue.NONE).triggering(), new UnreadableHistory(unavailable), () -> Profile.EMPTY);
        for (var text :
                List.of("times(\"Ordered\") > 1", "count(sort([2, 1], function(x, y) times(\"Ordered\") > 1)) > 0")) {
            assertThatThrownBy(() -> parsed(text).judge(facts)).isSameAs(unavailable);
        }
    }

    /** FEEL's own do the same, but can't be given up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "matches(\"abc\", \"B\", \"i\") and not(matches(\"abc\", \"B\"))",
                "replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\") = \"[1=ab][2=]cd\"",
                "replace(\"aBc\", \"b\", \"x\", \"i\") = \"axc\"",
                "split(\"a;b;;\", \";\") = [\"a\", \"b\", \"\", \"\"]",
                "extract(\"a1b22\", \"[0-9]+\") = [\"1\", \"22\"]",
                "distinct values([1, 2, 1.0, \"1\", null, null, [1], [1.0], true]) = [1, 2, \"1\", null, [1], true]",
                "duplicate values([1, 2, 1.0, [1], [1], null, null]) = [1, [1], null]",
                "union([1, 2], [2, 3], 4) = [1, 2, 3, 4]",
                "index of([1, 2, 1.0], 1) = [1, 3]",
                "string join([\"a\", \"b\"], \"-\") = \"a-b\"",
                "round up(1.121, 2) = 1.13 and floor(1.5) = 1 and number(\"1.5\") = 1.5",
                "substring before(\"foobar\", \"bar\") = \"foo\" and substring after(\"foobar\", \"ob\") = \"ar\""
            })
    void bounded_functions_give_what_they_gave(String text) {
        var finding = judge(text, "{}");
        assertThat(finding.seen()).isEmpty();
        assertThat(finding.holds()).isTrue();
        assertThat(FeelLanguage.ENGINE
                        .evaluate(FeelLanguage.ENGINE.parseExpression(text).parsedExpression(), Map.of())
                        .result())
                .isEqualTo(true);
    }

    @Test
    void limits_that_are_none_are_refused_by_name() {
        assertThatThrownBy(() -> new JudgingLimits(Duration.ZERO, 64 << 20, () -> {}))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("declic.judging.max-time must be from PT0.01S to PT1M, got 'PT0S'");
        assertThatThrownBy(() -> new JudgingLimits(Duration.ofSeconds(1), 5, () -> {}))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("declic.judging.max-memory must be at least 1MB, got '5B'");
    }

    private Expression parsed(String text) {
        var mistakes = new ArrayList<String>();
        var parsed = language.parse(text, mistakes::add);
        assertThat(mistakes).isEmpty();
        return parsed.orElseThrow();
    }

    private Finding judge(String text, String data) {
        return parsed(text).judge(facts(EventValue.stored(data)));
    }

    private static Facts facts(EventValue value) {
        var event = new RecordedEvent(
                new Contact(1, Tenant.NONE, new Email("ana@example.com")),
                1,
                1,
                EventId.of("e"),
                new EventName("Ordered"),
                value,
                Instant.EPOCH,
                Instant.EPOCH,
                false);
        return new Facts(
                event,
                new UnreadableHistory(new StorageUnavailable(new IllegalStateException("not asked"))),
                () -> Profile.EMPTY);
    }
}
