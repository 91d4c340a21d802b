/** Who: contacts, known by their e-mail address, and the tenant they belong to. */
@NullMarked
package org.declic.contact;

import org.jspecify.annotations.NullMarked;
