/**
 * The operator's window: the plugin of Camunda's Cockpit that shows who entered, who did not, and why, with its JAX-RS
 * resources, and that of Tasklist, which shows whose a task is. The pages are below {@code plugin-webapp/declic} on the class
 * path.
 */
@NullMarked
package org.declic.cockpit;

import org.jspecify.annotations.NullMarked;
