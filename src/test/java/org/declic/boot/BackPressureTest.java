package org.declic.boot;

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

    private final BackPressure pressure =
            new BackPressure(new WaitingEvents(new NothingWaits(), Clock.systemUTC()), 10, 1000);

    @Test
    void while_much_is_being_read_more_is_refused_and_then_taken() throws Exception {
        var first = new MockHttpServletResponse();
        var second = new MockHttpServletResponse();
        var small = new MockHttpServletResponse();
        pressure.doFilter(request(600), first, (request, response) -> {
            pressure.doFilter(request(500), second, (never, reached) -> {
                throw new AssertionError();
            });
            pressure.doFilter(request(400), small, (taken, answer) -> {});
        });
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(small.getStatus()).isEqualTo(200);
        assertThat(second.getStatus()).isEqualTo(429);
        assertThat(second.getHeader("Retry-After")).isEqualTo("10");
        assertThat(second.getContentAsString())
                .contains("requests of 600 bytes are being read, and at most 1000 bytes at a time");

        var later = new MockHttpServletResponse();
        pressure.doFilter(request(500), later, (request, response) -> {});
        assertThat(later.getStatus()).isEqualTo(200);
    }

    /** One says its length and sends nothing, the other does not say it. */
    @Test
    void what_counts_is_what_is_read() throws Exception {
        var pressure = new BackPressure(new WaitingEvents(new NothingWaits(), Clock.systemUTC()), 10, 10_000_000);
        var answer = new MockHttpServletResponse();
        pressure.doFilter(request(9_000_000), answer, (idle, reached) -> {
            pressure.doFilter(
                    chunked(9_000_000),
                    answer,
                    (taken, also) -> taken.getInputStream().skipNBytes(8_900_000));
            pressure.doFilter(
                    chunked(9_500_000),
                    answer,
                    (second, also) -> assertThatThrownBy(
                                    () -> second.getInputStream().readAllBytes())
                            .isInstanceOf(BodyRefused.class)
                            .hasMessageContaining("requests of 1048576 bytes are being read"));
        });
        pressure.doFilter(
                chunked(20_000_000),
                answer,
                (alone, reached) -> alone.getInputStream().readAllBytes());
        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @Test
    void a_single_body_is_read_however_long_it_is() throws Exception {
        var answer = new MockHttpServletResponse();
        pressure.doFilter(request(5000), answer, (request, response) -> {});
        assertThat(answer.getStatus()).isEqualTo(200);
    }

    private static MockHttpServletRequest request(int length) {
        var request = new MockHttpServletRequest("POST", "/events");
        request.setContent(new byte[length]);
        return request;
    }

    private static MockHttpServletRequest chunked(int length) {
        var request = new MockHttpServletRequest("POST", "/events") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
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
