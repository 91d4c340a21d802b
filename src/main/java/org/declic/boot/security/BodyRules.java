package org.declic.boot.security;

import java.util.List;

/** How long a body may be, and with which others it shares a budget, by the path. */
final class BodyRules {

    /** What takes a whole form at the most; a value of an event is 64 KB. */
    private static final long FORM = 1L << 20;

    /** A user and a password. */
    private static final long LOGIN = 16L << 10;

    private static final long SHARE_OF_MEMORY = 16;
    private static final long FREE = 64L << 10;

    private final List<Rule> rules;
    private final Rule others;

    /** @param memory how much there is */
    BodyRules(HttpSettings settings, long maxRequestSize, long memory) {
        var anonymous = budget(memory);
        var rest = budget(memory);
        var restSize = settings.maxRestRequestSize().toBytes();
        // those of /events and /api/3 have a budget by account: BackPressure
        rules = List.of(
                new Rule("/events", maxRequestSize, unbounded()),
                new Rule("/api/3", FORM, unbounded()),
                new Rule("/engine-rest", restSize, rest),
                new Rule("/camunda/api/engine", restSize, rest),
                new Rule("/camunda/api/admin/auth", LOGIN, anonymous));
        others = new Rule("", FORM, anonymous);
    }

    /** @param path decoded and normalised; what is none of those known has the narrowest rule that fits a form */
    Rule of(String path) {
        return rules.stream().filter(rule -> rule.fits(path)).findFirst().orElse(others);
    }

    private static ByteBudget budget(long memory) {
        var most = memory / SHARE_OF_MEMORY;
        return new ByteBudget(most, most / 4, FREE);
    }

    private static ByteBudget unbounded() {
        return new ByteBudget(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    record Rule(String path, long mostBytes, ByteBudget budget) {

        private boolean fits(String asked) {
            return asked.startsWith(path) && (asked.length() == path.length() || asked.charAt(path.length()) == '/');
        }
    }
}
