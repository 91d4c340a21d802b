/** FEEL, the expression language of segments, within limits of time and memory. */
@NullMarked
package org.declic.automation.feel;

import org.jspecify.annotations.NullMarked;
