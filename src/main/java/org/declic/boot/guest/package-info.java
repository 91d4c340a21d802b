/** The doors in an application of others: in a context of their own, behind one filter. */
@NullMarked
package org.declic.boot.guest;

import org.jspecify.annotations.NullMarked;
