package org.declic.entry;

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

    /** The objection, and that it was not an event that was refused. */
    Objection ofRefusal(Objection objection) {
        var all = new ArrayList<>(objection.reasons());
        all.add("came " + words());
        return new Objection(objection.kind(), all);
    }

    private String words() {
        return "with the audience" + (user == null ? "" : ", called by " + user) + ", batch " + batch;
    }
}
