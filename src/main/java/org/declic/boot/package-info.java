/** The application and what joins the rooms: settings, wiring, security. */
@NullMarked
package org.declic.boot;

import org.jspecify.annotations.NullMarked;
