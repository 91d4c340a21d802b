package org.declic.segment;

import java.util.function.Supplier;
import org.declic.contact.Profile;
import org.declic.event.History;
import org.declic.event.RecordedEvent;

/**
 * What a segment is judged by. Nothing is read before it is asked for.
 *
 * @param triggering the event as of which is judged
 * @param history of the event's contact, up to and including the event
 * @param profile of the contact, as of now
 */
public record Facts(RecordedEvent triggering, History history, Supplier<Profile> profile) {}
