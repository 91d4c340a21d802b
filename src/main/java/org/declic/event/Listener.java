package org.declic.event;

/**
 * A message start event that listens to an event.
 *
 * @param automation key of its process definition, whatever the version
 * @param startEvent its id
 */
public record Listener(String automation, String startEvent) {}
