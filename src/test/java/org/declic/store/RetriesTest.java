package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger pauses = new AtomicInteger();

    @Test
    void what_fails_in_a_way_that_passes_is_done_again_after_a_pause() {
        assertThat(retries(Duration.ofMinutes(1)).run(failed -> true, failing(3)))
                .isEqualTo(4);
        assertThat(pauses).hasValue(3);
    }

    @Test
    void the_last_failure_is_told_after_so_many_tries() {
        assertThatThrownBy(() -> retries(Duration.ofMinutes(1)).run(failed -> true, failing(99)))
                .hasMessage("try 10");
        assertThat(pauses).hasValue(9);
    }

    @Test
    void what_does_not_pass_is_not_done_again() {
        assertThatThrownBy(() -> retries(Duration.ofMinutes(1)).run(failed -> false, failing(99)))
                .hasMessage("try 1");
        assertThat(pauses).hasValue(0);
    }

    @Test
    void nor_is_what_has_taken_too_long() {
        assertThatThrownBy(() -> retries(Duration.ofNanos(-1)).run(failed -> true, failing(99)))
                .hasMessage("try 1");
    }

    private Retries retries(Duration longest) {
        return new Retries(10, longest, () -> {
            pauses.incrementAndGet();
            return 0;
        });
    }

    private Supplier<Integer> failing(int times) {
        return () -> {
            var attempt = tries.incrementAndGet();
            if (attempt <= times) {
                throw new IllegalStateException("try " + attempt);
            }
            return attempt;
        };
    }
}
