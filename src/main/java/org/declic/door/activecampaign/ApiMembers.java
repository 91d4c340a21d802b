package org.declic.door.activecampaign;

import java.util.Set;
import java.util.TreeSet;

/**
 * The members that objects of ActiveCampaign's API 3 may have in a body: those that are used, and those that are taken and change
 * nothing, as ActiveCampaign documents or shows them, so that what was read can be written back.
 *
 * @param what is said of a member that is not known
 */
record ApiMembers(String what, Set<String> used, Set<String> taken) {

    private static final Set<String> SHOWN = Set.of(
            "id",
            "cdate",
            "udate",
            "links",
            "created_timestamp",
            "updated_timestamp",
            "created_utc_timestamp",
            "updated_utc_timestamp",
            "created_by",
            "updated_by");

    static final ApiMembers CONTACT = of(
            "is no field of a contact",
            Set.of("email", "firstName", "lastName", "phone", "fieldValues", "noMail", "deleted"),
            Set.of(
                    "orgid",
                    "orgname",
                    "organization",
                    "ip",
                    "hash",
                    "allowNullEmail",
                    "segmentio_id",
                    "bounced_hard",
                    "bounced_soft",
                    "bounced_date",
                    "ua",
                    "socialdata_lastcheck",
                    "email_local",
                    "email_domain",
                    "email_empty",
                    "sentcnt",
                    "rating_tstamp",
                    "gravatar",
                    "anonymized",
                    "adate",
                    "edate",
                    "deleted_at",
                    "mpp_tracking",
                    "scoreValues"));

    static final ApiMembers LIST = of(
            "is no member of a list",
            Set.of("name", "description"),
            Set.of(
                    "stringid",
                    "sender_url",
                    "sender_reminder",
                    "sender_name",
                    "send_last_broadcast",
                    "carboncopy",
                    "subscription_notify",
                    "unsubscription_notify",
                    "user",
                    "userid",
                    "channel",
                    "to_name",
                    "optinoptout",
                    "require_name",
                    "private"));

    static final ApiMembers TAG =
            of("is no member of a tag", Set.of("tag", "description"), Set.of("tagType", "subscriber_count", "deleted"));

    static final ApiMembers FIELD = of(
            "is no member of a field",
            Set.of("title", "descript", "type", "perstag"),
            Set.of(
                    "isrequired",
                    "defval",
                    "show_in_list",
                    "rows",
                    "cols",
                    "visible",
                    "service",
                    "ordernum",
                    "options",
                    "relations"));

    static final ApiMembers CONTACT_LIST = of(
            "is no member of a contactList",
            Set.of("contact", "list", "status"),
            Set.of(
                    "sourceid",
                    "sdate",
                    "form",
                    "formid",
                    "seriesid",
                    "responder",
                    "sync",
                    "unsubreason",
                    "automation",
                    "first_name",
                    "last_name"));

    static final ApiMembers CONTACT_TAG =
            of("is no member of a contactTag", Set.of("contact", "tag"), Set.of("seriesid", "automation"));

    static final ApiMembers FIELD_VALUE =
            of("is no member of a fieldValue", Set.of("contact", "field", "value"), Set.of("owner"));

    static final ApiMembers CONTACT_AUTOMATION = of(
            "is no member of a contactAutomation",
            Set.of("contact", "automation"),
            Set.of("seriesid", "status", "adddate", "remdate", "startid", "batchid", "completed", "completeValue"));

    static final ApiMembers EVENT = of("is no member of an eventTrackingEvent", Set.of("name"), Set.of());
    static final ApiMembers TRACKING = of("is no member of eventTracking", Set.of("enabled"), Set.of());
    static final ApiMembers DOMAIN = of("is no member of a siteTrackingDomain", Set.of("name"), Set.of());
    static final ApiMembers FIELD_REL =
            of("is no member of a fieldRel", Set.of("field", "relid"), Set.of("dorder", "isrequired"));
    static final ApiMembers FIELD_OPTION = of(
            "is no member of a fieldOption",
            Set.of("field", "value", "label", "orderid", "isdefault"),
            Set.of("service", "external_id"));
    static final ApiMembers LIST_GROUP = of(
            "is no member of a listGroup",
            Set.of("listid", "groupid"),
            Set.of("p_admin", "p_list_add", "p_list_edit", "p_list_delete", "p_list_sync", "p_list_filter"));
    static final ApiMembers WEBHOOK = of(
            "is no member of a webhook",
            Set.of("name", "url", "events", "sources", "listid", "secret"),
            Set.of("state", "init"));

    private static ApiMembers of(String what, Set<String> used, Set<String> taken) {
        var all = new TreeSet<>(taken);
        all.addAll(SHOWN);
        return new ApiMembers(what, used, all);
    }

    boolean isKnown(String member) {
        return used.contains(member) || taken.contains(member);
    }

    /** Such as {@code is no field of a contact; there are email, firstName}. */
    String rule() {
        return what + "; there are " + String.join(", ", new TreeSet<>(used));
    }
}
