/** The contacts who could enter now, and their way in. */
@NullMarked
package org.declic.entry.audience;

import org.jspecify.annotations.NullMarked;
