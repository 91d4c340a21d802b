/** What is set and compared: the settings of a trigger or segment as text, and the values, operators and durations in them. */
@NullMarked
package org.declic.setting;

import org.jspecify.annotations.NullMarked;
