/** ActiveCampaign's requests: its form for events and its API. */
@NullMarked
package org.declic.door.activecampaign;

import org.jspecify.annotations.NullMarked;
