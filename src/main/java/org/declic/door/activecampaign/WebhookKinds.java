package org.declic.door.activecampaign;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.declic.event.ContactChanges;
import org.declic.event.Door;
import org.declic.event.EventName;

/** The words of ActiveCampaign's webhooks, and one of our own: {@code event}, for recorded events of whichever name. */
final class WebhookKinds {

    static final String SUBSCRIBE = "subscribe";
    static final String UNSUBSCRIBE = "unsubscribe";
    static final String TAG_ADDED = "contact_tag_added";
    static final String TAG_REMOVED = "contact_tag_removed";
    static final String ADDED = "contact_add";
    static final String UPDATED = "update";
    static final String EVENT = "event";

    /** Those that happen here. */
    static final List<String> ALL = List.of(TAG_ADDED, TAG_REMOVED, ADDED, EVENT, SUBSCRIBE, UNSUBSCRIBE, UPDATED);

    /** ActiveCampaign has them, and here they never happen. */
    static final Set<String> NEVER = Set.of(
            "bounce",
            "click",
            "deal_add",
            "deal_note_add",
            "deal_pipeline_add",
            "deal_stage_add",
            "deal_task_add",
            "deal_task_complete",
            "deal_tasktype_add",
            "deal_update",
            "forward",
            "list_add",
            "open",
            "reply",
            "sent",
            "share",
            "sms_reply",
            "sms_sent",
            "sms_unsub",
            "subscriber_note",
            "contact_task_add",
            "account_add",
            "account_update",
            "account_contact_add",
            "account_contact_update");

    static final List<String> SOURCES = List.of("public", "admin", "api", "system");

    private static final Map<EventName, String> OF_CHANGES = Map.of(
            ContactChanges.SUBSCRIBED, SUBSCRIBE,
            ContactChanges.UNSUBSCRIBED, UNSUBSCRIBE,
            ContactChanges.TAG_ADDED, TAG_ADDED,
            ContactChanges.TAG_REMOVED, TAG_REMOVED,
            ContactChanges.CREATED, ADDED,
            ContactChanges.UPDATED, UPDATED);

    private WebhookKinds() {}

    static String of(EventName name) {
        return OF_CHANGES.getOrDefault(name, EVENT);
    }

    /** Contacts come by the public doors, and whatever automations and applications do is done by the system. */
    static String source(Door door) {
        return switch (door) {
            case API -> "api";
            case MESSAGE -> "admin";
            case JAVA, STEP -> "system";
            default -> "public";
        };
    }
}
