package org.declic.automation.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the truth tables can't show well: texts that are no FEEL at all. */
class FeelLanguageTest {

    @Test
    void a_broken_text_is_told_with_the_place() {
        assertThat(mistakes("times(\"Ordered\" > 3"))
                .singleElement()
                .asString()
                .startsWith("a FEEL expression that is true or false: failed to parse expression")
                .contains("1:");
        assertThat(mistakes("=")).hasSize(1);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThat(mistakes("foo > 3 and bar(1) and times()")).hasSize(3);
    }

    @Test
    void what_is_too_long_or_too_deep_is_refused() {
        assertThat(mistakes("true or ".repeat(2000) + "true"))
                .singleElement()
                .asString()
                .contains("10000 characters");
        assertThat(mistakes("(".repeat(4900) + "true" + ")".repeat(4900))).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void a_right_one_has_no_mistakes() {
        assertThat(mistakes(" times(\"Ordered\") > 3 ")).isEmpty();
        assertThat(mistakes("every x in [1, 2] satisfies times(\"A\") > x")).isEmpty();
        assertThat(mistakes("{a: times(\"A\"), b: a + 1}.b > 0")).isEmpty();
        assertThat(mistakes("(function(x) x > 1)(times(\"A\"))")).hasSizeLessThanOrEqualTo(1);
    }

    private static List<String> mistakes(String text) {
        var mistakes = new ArrayList<String>();
        var parsed = new FeelLanguage().parse(text, mistakes::add);
        assertThat(parsed.isPresent()).isEqualTo(mistakes.isEmpty());
        return mistakes;
    }
}
