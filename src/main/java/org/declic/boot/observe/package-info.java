/** Metrics, health, traces and logs, and what is refused when too much waits. */
@NullMarked
package org.declic.boot.observe;

import org.jspecify.annotations.NullMarked;
