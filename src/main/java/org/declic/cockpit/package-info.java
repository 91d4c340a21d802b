/**
 * The operator's window: the plugin of Camunda's Cockpit that shows who entered, who did not, and why, with its JAX-RS
 * resources. The pages are below {@code plugin-webapp/declic} on the class path.
 */
@NullMarked
package org.declic.cockpit;

import org.jspecify.annotations.NullMarked;
