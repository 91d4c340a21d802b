/** CloudEvents over HTTP. */
@NullMarked
package org.declic.door.cloudevents;

import org.jspecify.annotations.NullMarked;
