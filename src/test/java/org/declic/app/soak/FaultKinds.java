package org.declic.app.soak;

import java.util.Arrays;
import java.util.List;

/** Which faults come, by the system property {@code soak.faults}. */
record FaultKinds(List<String> chosen) {

    static final List<String> ALL = List.of("kill", "still", "redeploy", "suspend", "erase", "retention", "clock");

    FaultKinds {
        if (!ALL.containsAll(chosen)) {
            throw new IllegalArgumentException("soak.faults must be some of " + ALL + ", got " + chosen);
        }
    }

    static FaultKinds ofSystemProperty() {
        return new FaultKinds(Arrays.stream(
                        System.getProperty("soak.faults", String.join(",", ALL)).split(","))
                .map(String::strip)
                .filter(kind -> !kind.isEmpty())
                .toList());
    }

    FaultKinds without(String... kinds) {
        return new FaultKinds(
                chosen.stream().filter(kind -> !List.of(kinds).contains(kind)).toList());
    }

    boolean has(String kind) {
        return chosen.contains(kind);
    }
}
