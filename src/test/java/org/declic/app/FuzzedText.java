package org.declic.app;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts and JSON as nobody would write them. */
final class FuzzedText {

    private static final String[] ODD = {
        "",
        " ",
        "\u0000",
        "\r\n",
        "null",
        "{}",
        "[]",
        "\"",
        "'",
        "--",
        "%",
        "%00",
        "${7*191}",
        "#{7*191}",
        "../../etc/passwd",
        "'; DROP TABLE DECLIC_EVENT; --",
        "<script>alert(1)</script>",
        "1e400",
        "-0",
        "9999999999999999999",
        "NaN",
        "\uD83D\uDE00",
        "\u202E",
        "\uFEFF",
        "İ",
        "Signed up",
        "2026-02-30T25:61:00Z",
        "PT99999999999H",
        "a".repeat(256),
        "é".repeat(40_000)
    };
    private static final String[] ODD_JSON = {
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "1e999999999",
        "-1",
        "0.1e-400",
        "123456789012345678901234567890",
        "[[[[[[[[[[]]]]]]]]]]",
        "{\"a\":{\"a\":{\"a\":null}}}",
        "{\"a\":1,\"a\":2}",
        "[".repeat(2000) + "]".repeat(2000),
        "{\"__proto__\":{}}",
        "{\"@class\":\"java.net.URL\"}",
        "",
        "{",
        "\"1\"",
        "2"
    };

    private FuzzedText() {}

    static Arbitrary<String> any() {
        var unicode = Arbitraries.chars()
                .all()
                .filter(one -> !Character.isSurrogate(one))
                .list()
                .ofMaxSize(30)
                .map(chars -> chars.stream().map(String::valueOf).collect(Collectors.joining()));
        return Arbitraries.oneOf(
                unicode,
                Arbitraries.strings()
                        .alpha()
                        .numeric()
                        .withChars(' ')
                        .ofMinLength(1)
                        .ofMaxLength(20),
                Arbitraries.of(ODD));
    }

    static Stream<String> odd(FuzzedTemplate.Kind kind) {
        return switch (kind) {
            case PIECE -> Arrays.stream(ODD).filter(FuzzedText::fitsPath);
            case TEXT -> Arrays.stream(ODD);
            case JSON ->
                Stream.concat(Arrays.stream(ODD_JSON), Arrays.stream(ODD).map(FuzzedRequests::json));
        };
    }

    /** A piece of a path, or the value of a parameter. */
    static Arbitrary<String> piece() {
        return Arbitraries.oneOf(
                any().filter(FuzzedText::fitsPath),
                Arbitraries.of("1", "0", "-1", "fuzzed", "c1@example.com", "entered"));
    }

    private static boolean fitsPath(String text) {
        return text.length() < 300;
    }

    /** JSON, or almost. */
    static Arbitrary<String> json() {
        return Arbitraries.of(ODD_JSON);
    }
}
