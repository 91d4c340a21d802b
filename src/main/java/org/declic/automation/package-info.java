/** The Camunda side: what the engine is given so that recorded events start automations through the gate. */
@NullMarked
package org.declic.automation;

import org.jspecify.annotations.NullMarked;
