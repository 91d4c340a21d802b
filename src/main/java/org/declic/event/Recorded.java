package org.declic.event;

/**
 * What became of a tracked event.
 *
 * @param event the event in the log; for a duplicate the one that was there before
 * @param duplicate true if the contact had an event of this id already, so that nothing was written
 */
public record Recorded(RecordedEvent event, boolean duplicate) {}
