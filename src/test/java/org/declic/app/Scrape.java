package org.declic.app;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Prometheus reads at {@code /actuator/prometheus}. */
record Scrape(String text) {

    static Scrape of(Client app) {
        var answer = app.get("/actuator/prometheus");
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return new Scrape(answer.body());
    }

    /** The sum over all series of this metric whose labels contain each of these, such as {@code door="event"}. */
    double value(String metric, String... labels) {
        return series(metric, labels)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** How much more it is than it was. */
    double since(Scrape before, String metric, String... labels) {
        return value(metric, labels) - before.value(metric, labels);
    }

    boolean has(String metric, String... labels) {
        return series(metric, labels).findAny().isPresent();
    }

    private Stream<String> series(String metric, String... labels) {
        return text.lines()
                .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains));
    }

    /** The names of all metrics that have a value. */
    Set<String> names() {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }
}
