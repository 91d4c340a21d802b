/** A question about a contact's past, and its verdict with reasons. Pure: it reads a history and changes nothing. */
@NullMarked
package org.declic.segment;

import org.jspecify.annotations.NullMarked;
