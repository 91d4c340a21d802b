/** What operators see and do: dry runs, failed events, erasure, activity, and what they may. */
@NullMarked
package org.declic.entry.operate;

import org.jspecify.annotations.NullMarked;
