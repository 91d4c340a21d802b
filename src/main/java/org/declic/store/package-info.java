/** The only SQL: what the other rooms remember, on H2 and on PostgreSQL. */
@NullMarked
package org.declic.store;

import org.jspecify.annotations.NullMarked;
