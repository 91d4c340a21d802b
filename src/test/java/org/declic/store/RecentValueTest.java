package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentValueTest {

    private final SetClock clock = new SetClock();
    private final AtomicInteger reads = new AtomicInteger();
    private final RecentValue<Integer> value = new RecentValue<>(clock, reads::incrementAndGet);

    @Test
    void a_value_is_read_once_in_five_seconds() {
        assertThat(value.get()).isOne();
        clock.move(Duration.ofMillis(4999));
        assertThat(value.get()).isOne();
        clock.move(Duration.ofMillis(1));
        assertThat(value.get()).isEqualTo(2);
        assertThat(value.get()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "-PT5S", "-P30000D"})
    void after_a_jump_of_the_clock_either_way_it_is_read_anew(Duration jump) {
        assertThat(value.get()).isOne();
        clock.move(jump);
        assertThat(value.get()).isEqualTo(2);
        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void it_is_read_sooner_when_it_is_forgotten() {
        value.get();
        value.forget();
        assertThat(value.get()).isEqualTo(2);
        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void what_was_read_before_it_was_forgotten_is_not_kept() {
        var stored = new AtomicReference<>("before");
        var slow = new AtomicReference<RecentValue<String>>();
        slow.set(new RecentValue<>(clock, () -> {
            var read = stored.get();
            if (stored.compareAndSet("before", "after")) {
                slow.get().forget();
            }
            return read;
        }));
        assertThat(slow.get().get()).as("asked for before it changed").isEqualTo("before");
        assertThat(slow.get().get()).isEqualTo("after");
    }

    @Test
    void what_was_read_later_is_not_replaced_by_what_was_read_sooner() {
        var nested = new AtomicReference<RecentValue<Integer>>();
        nested.set(new RecentValue<>(clock, () -> {
            var read = reads.incrementAndGet();
            if (read == 1) {
                assertThat(nested.get().get()).isEqualTo(2);
            }
            return read;
        }));
        assertThat(nested.get().get()).isOne();
        assertThat(nested.get().get()).isEqualTo(2);
    }

    @Test
    void one_that_could_not_be_read_is_asked_for_again_at_once() {
        var failing = new RecentValue<Integer>(clock, () -> {
            if (reads.incrementAndGet() == 1) {
                throw new IllegalStateException("unavailable");
            }
            return reads.get();
        });
        assertThatThrownBy(failing::get).hasMessage("unavailable");
        assertThat(failing.get()).isEqualTo(2);
    }
}
