package org.declic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain English: short sentences, and for each thing the one word that the pages use for it. */
class ProseTest {

    private static final int LONGEST = 30;

    /** Code counts as a word, and so does what a link says. */
    private static final List<List<String>> LEFT_OUT = List.of(
            List.of("(?ms)^```.*?^```$", "\n"),
            List.of("(?m)^\\|.*$", "\n"),
            List.of("(?s)<!--.*?-->", ""),
            List.of("`[^`]*`", "code"),
            List.of("!\\[[^\\]]*]\\([^)]*\\)", ""),
            List.of("\\[([^\\]]*)]\\([^)]*\\)", "$1"),
            List.of("https?://\\S+", "link"),
            List.of("(?m)^#+ (.*)$", "\n$1\n"),
            List.of("(?m)^ *(?:[-*]|\\d+\\.) ", "\n\n"));

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?:])[*_)\"]{0,3}\\s+|\\n\\s*\\n");
    private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");

    private static final int MOST_PASSIVES = 2;

    private static final Pattern PASSIVE = Pattern.compile(
            "(?i)\\b(?:is|are|was|were|been|be|being)\\s+(?:not\\s+|never\\s+|also\\s+|only\\s+|then\\s+|\\w+ly\\s+)?(?:\\w+ed|"
                    + "made|sent|kept|read|written|told|taken|given|found|left|held|shown|known|seen|done|run|set|put|built"
                    + "|drawn|lost|met|paid|brought|caught|chosen|begun|hidden|thrown|understood|sold|bound|cut)\\b");

    /** The word that was, and the one that is. */
    private static final List<List<String>> WORDS = List.of(
            List.of("crowd", "audience"),
            List.of("foresee|foreseen", "prefetch"),
            List.of("utilise|utilize", "use"),
            List.of("in order to", "to"),
            List.of("backpressure", "back pressure"),
            List.of("data base", "database"),
            List.of("email(?!:)", "e-mail"),
            List.of("web hook(?!s)", "webhook"),
            List.of("simply|obviously|of course", "leave it out"));

    static Stream<Path> pages() {
        return Pages.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_sentence_is_longer_than_thirty_words(Path page) {
        assertThat(sentences(page))
                .allSatisfy(
                        sentence -> assertThat(WORD.matcher(sentence).results().count())
                                .as("%s: %s", page, sentence)
                                .isLessThanOrEqualTo(LONGEST));
    }

    /** Who does it all is then hard to tell. */
    @ParameterizedTest
    @MethodSource("pages")
    void no_sentence_is_a_chain_of_passives(Path page) {
        assertThat(sentences(page))
                .allSatisfy(sentence -> assertThat(
                                PASSIVE.matcher(sentence).results().count())
                        .as("%s: %s", page, sentence)
                        .isLessThanOrEqualTo(MOST_PASSIVES));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_thing_has_its_one_word(Path page) {
        var prose = String.join("\n", sentences(page).toList());
        assertThat(WORDS)
                .allSatisfy(words -> assertThat(Pattern.compile("(?i)(?<![\\w.-])(" + words.get(0) + ")(?![\\w-])")
                                .matcher(prose)
                                .results()
                                .map(found -> prose.substring(
                                        Math.max(0, found.start() - 30), Math.min(prose.length(), found.end() + 30))))
                        .as("%s: write '%s'", page, words.get(1))
                        .isEmpty());
    }

    private static Stream<String> sentences(Path page) {
        var text = Pages.text(page);
        for (var one : LEFT_OUT) {
            text = text.replaceAll(one.get(0), one.get(1));
        }
        return SENTENCE.splitAsStream(text)
                .map(sentence -> sentence.replaceAll("\\s+", " ").strip())
                .filter(sentence -> !sentence.isEmpty());
    }
}
