/** What happened: events, the log that keeps them, and the one place that records them. */
@NullMarked
package org.declic.event;

import org.jspecify.annotations.NullMarked;
