package org.declic.door;

/**
 * What a page of rows says of them all.
 *
 * @param total how many there are
 */
public record PageMeta(long total) {}
