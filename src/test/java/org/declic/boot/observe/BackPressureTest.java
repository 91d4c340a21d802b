package org.declic.boot.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.declic.door.BodyRefused;
import org.declic.event.Backlog;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How much is read at a time. */
class BackPressureTest {

    private final BackPressure pressure = pressure(1000);

    private static BackPressure pressure(long bytes) {
        return new BackPressure(new WaitingEvents(new NothingWaits(), Clock.systemUTC()), 10, bytes, 10);
    }

    @Test
    void while_much_is_being_read_more_is_refused_and_then_taken() throws Exception {
        var answer = new MockHttpServletResponse();
        pressure.doFilter(request("a", 600), answer, (first, reading) -> {
            first.getInputStream().readAllBytes();
            pressure.doFilter(
                    request("b", 500),
                    answer,
                    (second, also) -> assertThatThrownBy(
                                    () -> second.getInputStream().readAllBytes())
                            .isInstanceOf(BodyRefused.class)
                            .hasMessageContaining(
                                    "requests of 590 bytes are being read, and at most 1000 bytes at a time"));
            pressure.doFilter(
                    request("b", 400),
                    answer,
                    (small, also) -> small.getInputStream().readAllBytes());
        });
        pressure.doFilter(
                request("b", 500),
                answer,
                (later, also) -> later.getInputStream().readAllBytes());
    }

    @Test
    void one_account_has_half_of_what_may_be_read() throws Exception {
        var answer = new MockHttpServletResponse();
        pressure.doFilter(request("a", 400), answer, (first, reading) -> {
            first.getInputStream().readAllBytes();
            pressure.doFilter(
                    request("a", 300),
                    answer,
                    (second, also) -> assertThatThrownBy(
                                    () -> second.getInputStream().readAllBytes())
                            .isInstanceOf(BodyRefused.class)
                            .hasMessageContaining(
                                    "390 bytes of the same sender are being read, and at most 500 bytes"));
            pressure.doFilter(
                    request("b", 300),
                    answer,
                    (other, also) -> other.getInputStream().readAllBytes());
        });
    }

    /** They say their length, and send nothing or a little. */
    @Test
    void what_is_promised_counts_nothing_and_who_sends_little_is_always_taken() throws Exception {
        var answer = new MockHttpServletResponse();
        pressure.doFilter(request("a", 900), answer, (idle, reached) -> {
            pressure.doFilter(request("b", 900), answer, (full, also) -> {
                full.getInputStream().readAllBytes();
                pressure.doFilter(
                        chunked("b", 10),
                        answer,
                        (small, again) -> small.getInputStream().readAllBytes());
                assertThatThrownBy(() -> idle.getInputStream().readAllBytes()).isInstanceOf(BodyRefused.class);
            });
        });
        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @Test
    void a_single_body_is_read_however_long_it_is() throws Exception {
        var answer = new MockHttpServletResponse();
        pressure.doFilter(
                request("a", 5000),
                answer,
                (alone, reached) -> alone.getInputStream().readAllBytes());
        pressure.doFilter(
                chunked("a", 5000),
                answer,
                (alone, reached) -> alone.getInputStream().readAllBytes());
        assertThat(answer.getStatus()).isEqualTo(200);
    }

    private static MockHttpServletRequest request(String token, int length) {
        var request = new MockHttpServletRequest("POST", "/events");
        request.addHeader("Api-Token", token);
        request.setContent(new byte[length]);
        return request;
    }

    private static MockHttpServletRequest chunked(String token, int length) {
        var request = new MockHttpServletRequest("POST", "/events") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.addHeader("Api-Token", token);
        request.setContent(new byte[length]);
        return request;
    }

    private static final class NothingWaits implements Backlog {

        @Override
        public long waiting(int most) {
            return 0;
        }

        @Override
        public Optional<Instant> oldest() {
            return Optional.empty();
        }
    }
}
