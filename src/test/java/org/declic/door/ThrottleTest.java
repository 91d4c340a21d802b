package org.declic.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.declic.door.Throttle.Caller;
import org.declic.door.Throttle.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** How long whoever guesses must wait. */
class ThrottleTest {

    private static final Caller EVE = new Caller(Kind.PASSWORD, "203.0.113.7", "chief");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final List<Boolean> told = new ArrayList<>();
    private final Throttle throttle =
            new Throttle(3, Duration.ofSeconds(10), nanos::get, (kind, waits) -> told.add(waits));

    @Test
    void the_wait_doubles_up_to_the_longest_and_is_forgotten_after_a_right_one() {
        wrong(3);
        for (var seconds : new int[] {1, 2, 4, 8, 10, 10}) {
            assertThat(throttle.wait(EVE)).contains(Duration.ofSeconds(seconds));
            pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(throttle.wait(EVE)).contains(Duration.ofNanos(1));
            pass(Duration.ofNanos(1));
            assertThat(throttle.wait(EVE)).isEmpty();
            throttle.wrong(EVE);
        }
        pass(Duration.ofSeconds(10));
        assertThat(throttle.wait(EVE)).isEmpty();
        throttle.right(EVE);
        assertThat(throttle.wait(EVE)).isEmpty();
        wrong(2);
        assertThat(throttle.wait(EVE)).isEmpty();
    }

    @Test
    void one_try_at_a_time_is_let_through_after_a_wait() {
        wrong(3);
        pass(Duration.ofSeconds(1));
        assertThat(throttle.wait(EVE)).isEmpty();
        assertThat(throttle.wait(EVE)).as("before the first is answered").isPresent();
    }

    @Test
    void others_wait_for_nothing() {
        wrong(10);
        assertThat(throttle.wait(new Caller(Kind.PASSWORD, "203.0.113.8", "chief")))
                .isEmpty();
        assertThat(throttle.wait(new Caller(Kind.PASSWORD, "203.0.113.7", "clerk")))
                .isEmpty();
        assertThat(throttle.wait(new Caller(Kind.KEY, "203.0.113.7", "chief"))).isEmpty();
    }

    @Test
    void whoever_stops_guessing_is_forgotten_and_who_goes_on_is_counted() {
        wrong(3);
        assertThat(throttle.wait(EVE)).isPresent();
        assertThat(told).containsExactly(false, false, false, true);
        pass(Duration.ofHours(2));
        wrong(1);
        assertThat(throttle.wait(EVE)).isEmpty();
    }

    @Test
    void without_a_limit_nobody_waits() {
        var open = new Throttle(0, Duration.ofSeconds(10), nanos::get, (kind, waits) -> told.add(waits));
        for (var i = 0; i < 100; i++) {
            open.wrong(EVE);
        }
        assertThat(open.wait(EVE)).isEmpty();
        assertThat(told).hasSize(100);
    }

    @Test
    void a_network_of_ipv6_is_one_address_and_a_long_name_is_cut() {
        assertThat(caller("2001:db8:1:2:3:4:5:6", "x")).isEqualTo(caller("2001:db8:1:2:ffff::1", "x"));
        assertThat(caller("2001:db8:1:2::1", "x")).isNotEqualTo(caller("2001:db8:1:3::1", "x"));
        assertThat(caller("::ffff:203.0.113.7", "x")).isEqualTo(caller("203.0.113.7", "x"));
        assertThat(caller("203.0.113.7", "x".repeat(9000)).name()).hasSize(100);
    }

    private static Caller caller(String address, String name) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return Caller.of(Kind.PASSWORD, request, name);
    }

    private void wrong(int times) {
        for (var i = 0; i < times; i++) {
            throttle.wrong(EVE);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
