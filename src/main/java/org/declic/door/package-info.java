/** The doors: HTTP in and out. Every event that comes in ends in {@link org.declic.event.RecordEvents}. */
@NullMarked
package org.declic.door;

import org.jspecify.annotations.NullMarked;
