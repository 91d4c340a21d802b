/** Who may do what by HTTP, and how much may come in. */
@NullMarked
package org.declic.boot.security;

import org.jspecify.annotations.NullMarked;
