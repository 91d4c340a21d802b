package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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
    void it_is_read_sooner_when_it_is_renewed_or_forgotten() {
        value.get();
        assertThat(value.renew()).isEqualTo(2);
        assertThat(value.get()).isEqualTo(2);
        value.forget();
        assertThat(value.get()).isEqualTo(3);
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
