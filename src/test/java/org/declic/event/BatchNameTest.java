package org.declic.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchNameTest {

    private static final Instant AT = Instant.parse("2026-11-01T12:00:00.123Z");

    @Test
    void names_and_their_parts_are_uuids_of_version_7() {
        for (var name :
                new String[] {BatchName.at(AT), BatchName.partOf(BatchName.at(AT)), BatchName.at(Instant.EPOCH)}) {
            var uuid = UUID.fromString(name);
            assertThat(uuid).hasToString(name);
            assertThat(uuid.version()).isEqualTo(7);
            assertThat(uuid.variant()).isEqualTo(2);
        }
    }

    @Test
    void a_name_and_its_parts_say_when_their_events_were_recorded() {
        var name = BatchName.at(AT.plusNanos(456_789));
        assertThat(BatchName.recordedAt(name)).isEqualTo(AT);
        assertThat(BatchName.recordedAt(BatchName.partOf(name))).isEqualTo(AT);
    }

    @Test
    void names_sort_by_time_and_none_comes_twice() {
        assertThat(BatchName.at(AT)).isLessThan(BatchName.at(AT.plusMillis(1)));
        var names = IntStream.range(0, 1000)
                .mapToObj(number -> number % 2 == 0 ? BatchName.at(AT) : BatchName.partOf(BatchName.at(AT)));
        assertThat(names).doesNotHaveDuplicates();
    }
}
