/** Steps that designers put into automations: Java delegates whose fields are set in the diagram. */
@NullMarked
package org.declic.automation.step;

import org.jspecify.annotations.NullMarked;
