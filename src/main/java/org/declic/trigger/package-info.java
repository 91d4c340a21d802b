/** What wakes an automation: which event, how often, and for whom. */
@NullMarked
package org.declic.trigger;

import org.jspecify.annotations.NullMarked;
