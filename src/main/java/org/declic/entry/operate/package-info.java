/**
 * What operators see and do. The views answer the management API and Cockpit alike: each asks what the user may see, reads what
 * a request gives, and has rows that both print. Behind them are ports.
 */
@NullMarked
package org.declic.entry.operate;

import org.jspecify.annotations.NullMarked;
