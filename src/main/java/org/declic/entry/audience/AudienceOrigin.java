package org.declic.entry.audience;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What contacts come with when no event brings them: the audience that somebody has called.
 *
 * @param batch id of the engine's batch
 * @param user who called it; null if unknown
 */
public record AudienceOrigin(String batch, @Nullable String user) {

    /** The reason of an entry. */
    List<String> ofEntry() {
        return List.of("entered " + words());
    }

    /** The reasons of a refusal, and that it was not an event that was refused. */
    List<String> ofRefusal(List<String> reasons) {
        var all = new ArrayList<>(reasons);
        all.add("came " + words());
        return all;
    }

    private String words() {
        return "with the audience" + (user == null ? "" : ", called by " + user) + ", batch " + batch;
    }
}
