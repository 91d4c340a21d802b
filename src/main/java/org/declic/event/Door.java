package org.declic.event;

import java.util.Locale;

/** How events come in; metrics and traces tell the doors apart. */
public enum Door {
    /** ActiveCampaign's form, {@code POST /event}. */
    EVENT,
    /** CloudEvents, {@code POST /events}. */
    EVENTS,
    /** A message by Camunda's REST or Java API. */
    MESSAGE,
    /** ActiveCampaign's API 3, {@code /api/3}. */
    API,
    /** The link in mails, {@code /unsubscribe}. */
    UNSUBSCRIBE,
    /** The beans {@link RecordEvents} and {@link ContactChanges} of an application of one's own. */
    JAVA,
    /** A step of an automation. */
    STEP;

    /** As users read it: {@code event}, {@code events}, and so on. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
