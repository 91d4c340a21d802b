/** The gate: whether a contact enters an automation through a trigger, and the memory of every decision. */
@NullMarked
package org.declic.entry;

import org.jspecify.annotations.NullMarked;
