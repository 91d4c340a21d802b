/** What operators see and do, on the engine. */
@NullMarked
package org.declic.automation.operate;

import org.jspecify.annotations.NullMarked;
