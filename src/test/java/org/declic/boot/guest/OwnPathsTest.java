package org.declic.boot.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnPathsTest {

    private final OwnPaths paths = new OwnPaths(
            List.of("/event", "/automations", "/automations/{key}/entries", "/contacts/{email}", "/api/3/tags"));

    @ParameterizedTest
    @CsvSource({
        "/event, true",
        "/automations, true",
        "/automations/x/entries, true",
        "/automations/x, true",
        "/contacts/ana@example.com, true",
        "/contacts, true",
        "/api/3/tags, true",
        "/api/3/nothing, true",
        "/, false",
        "/event/2026, false",
        "/eventful, false",
        "/automationsx, false",
        "/api/4, false",
        "//event, false",
        "/./event, false",
        "/event;x=1, false",
        "/%65vent, false",
    })
    void the_doors_answer_their_paths_and_what_is_written_otherwise_is_the_hosts(String path, boolean isOwn) {
        assertThat(paths.contain(path)).isEqualTo(isOwn);
    }
}
