/** The management API. */
@NullMarked
package org.declic.door.operate;

import org.jspecify.annotations.NullMarked;
