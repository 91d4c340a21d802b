package org.declic.boot;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.events.…}: which events are taken.
 *
 * @param knownOnly whether the doors take only events whose names were made known before
 */
public record EventSettings(@DefaultValue("false") boolean knownOnly) {}
