package org.declic.boot;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.events.…}: which events are taken.
 *
 * @param knownOnly whether the doors take only events whose names were made known before, by {@code /api/3/eventTrackingEvents}
 * @param contactCreated whether {@code Contact created} is recorded for contacts who come by an event, too
 * @param webhookOrigins who may send CloudEvents as web hooks and asks before by {@code OPTIONS}, such as
 *     {@code eventgrid.azure.net}; {@code *} for anybody who has a token, empty for nobody
 */
public record EventSettings(
        @DefaultValue("false") boolean knownOnly,
        @DefaultValue("true") boolean contactCreated,
        @DefaultValue List<String> webhookOrigins) {}
