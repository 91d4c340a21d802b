package org.declic.door.operate;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a page of rows that keep coming.
 *
 * @param older what to ask for with {@code before} to get the next page; null on the last one
 */
record CursorMeta(@Nullable String older) {}
