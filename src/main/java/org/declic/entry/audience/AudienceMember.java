package org.declic.entry.audience;

import java.util.Optional;
import org.declic.event.History;
import org.declic.event.RecordedEvent;

/**
 * A contact who stands before a trigger without a triggering event.
 *
 * @param event in place of the triggering one, but not recorded and not counted: named as the trigger's, of now, with the
 *     value and id of the latest one
 * @param history up to now
 * @param latest the contact's latest event of the trigger's name, about the trigger's list or tag if it says one; empty if
 *     there is none, or it was not asked for
 */
public record AudienceMember(RecordedEvent event, History history, Optional<RecordedEvent> latest) {}
