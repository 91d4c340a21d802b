package org.declic.entry;

import java.time.Instant;
import java.util.List;
import org.declic.contact.Contact;
import org.declic.contact.Tenant;
import org.declic.event.AsOf;
import org.declic.event.Listener;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * That a contact entered an automation, or did not and why. Every decision is kept.
 *
 * @param contactId 0 if there is no contact: the business key was no e-mail address
 * @param contact the e-mail address, or the business key as it came, its first 255 characters
 * @param automation key of the process definition
 * @param trigger id of the start event; for an entry by hand the start event that was used
 * @param event name of the triggering event; empty by hand and with the audience
 * @param eventId the sender's id of it or the one it was given; empty by hand and with the audience
 * @param seq number of the triggering event in the contact's history; 0 if there is none
 * @param kind why, as a kind
 * @param reasons in words, with the numbers seen; empty for an entry by an event; by hand and with the audience they say so
 * @param processInstanceId null if refused
 */
public record Decision(
        Tenant tenant,
        long contactId,
        String contact,
        String automation,
        String trigger,
        String event,
        String eventId,
        long seq,
        ReasonKind kind,
        List<String> reasons,
        @Nullable String processInstanceId,
        Instant decidedAt) {

    /** In characters of Java. */
    private static final int LONGEST_CONTACT = 255;

    public Decision {
        reasons = List.copyOf(reasons);
    }

    /** That the contact entered through the trigger, by the triggering event. */
    static Decision entered(AsOf asOf, Listener trigger, String processInstanceId, Instant at) {
        return of(asOf, trigger, Objection.NONE, processInstanceId, at);
    }

    /** That the contact entered without an event. */
    static Decision withAudience(
            AsOf asOf, Listener trigger, AudienceOrigin origin, String processInstanceId, Instant at) {
        return of(asOf, trigger, new Objection(ReasonKind.AUDIENCE, origin.ofEntry()), processInstanceId, at);
    }

    /** That the contact did not enter. */
    static Decision refused(AsOf asOf, Listener trigger, Objection objection, Instant at) {
        return of(asOf, trigger, objection, null, at);
    }

    /**
     * That a person dropped the event after it had failed.
     *
     * @param place the start event that the event was for, or the activity that waited
     * @param user null if unknown
     */
    public static Decision dropped(
            RecordedEvent event, Listener place, String failure, @Nullable String user, Instant at) {
        var reason = "dropped" + (user == null ? "" : " by " + user) + " after it had failed: " + failure;
        return of(AsOf.of(event), place, Objection.of(ReasonKind.DROPPED, reason), null, at);
    }

    /**
     * That a person started an instance.
     *
     * @param contact null if the business key is no e-mail address
     * @param user null if unknown
     */
    static Decision byHand(
            Tenant tenant,
            @Nullable Contact contact,
            @Nullable String businessKey,
            Listener start,
            @Nullable String user,
            String processInstanceId,
            Instant at) {
        return withoutEvent(
                tenant,
                contact == null ? 0 : contact.id(),
                contact == null ? shortened(businessKey) : contact.email().value(),
                start,
                "",
                Objection.of(ReasonKind.BY_HAND, user == null ? "started by hand" : "started by hand by " + user),
                processInstanceId,
                at);
    }

    /**
     * That the contact's entry with an audience was undone.
     *
     * @param batch of the audience
     * @param user null if unknown
     */
    public static Decision takenBack(
            Contact contact, Listener trigger, String batch, @Nullable String user, Instant at) {
        var reason = "the entry was undone" + (user == null ? "" : " by " + user) + ", with all of batch " + batch;
        return withoutEvent(
                contact.tenant(),
                contact.id(),
                contact.email().value(),
                trigger,
                "",
                Objection.of(ReasonKind.UNDONE, reason),
                null,
                at);
    }

    /** That a message came without a contact. */
    static Decision withoutContact(
            Tenant tenant, @Nullable String businessKey, String message, Listener trigger, String reason, Instant at) {
        var objection = Objection.of(ReasonKind.NO_CONTACT, reason);
        return withoutEvent(tenant, 0, shortened(businessKey), trigger, message, objection, null, at);
    }

    private static Decision of(
            AsOf asOf, Listener trigger, Objection objection, @Nullable String processInstanceId, Instant at) {
        var contact = asOf.contact();
        var event = asOf.event();
        if (event == null) {
            return withoutEvent(
                    contact.tenant(),
                    contact.id(),
                    contact.email().value(),
                    trigger,
                    "",
                    objection,
                    processInstanceId,
                    at);
        }
        var id = event.id();
        return new Decision(
                contact.tenant(),
                contact.id(),
                contact.email().value(),
                trigger.automation(),
                trigger.startEvent(),
                event.name().value(),
                id == null ? "" : id.id(),
                asOf.seq(),
                objection.kind(),
                objection.reasons(),
                processInstanceId,
                at);
    }

    private static Decision withoutEvent(
            Tenant tenant,
            long contactId,
            String contact,
            Listener trigger,
            String message,
            Objection why,
            @Nullable String processInstanceId,
            Instant at) {
        return new Decision(
                tenant,
                contactId,
                contact,
                trigger.automation(),
                trigger.startEvent(),
                message,
                "",
                0,
                why.kind(),
                why.reasons(),
                processInstanceId,
                at);
    }

    private static String shortened(@Nullable String businessKey) {
        if (businessKey == null || businessKey.length() <= LONGEST_CONTACT) {
            return businessKey == null ? "" : businessKey;
        }
        var cut = Character.isHighSurrogate(businessKey.charAt(LONGEST_CONTACT - 1)) ? 1 : 0;
        return businessKey.substring(0, LONGEST_CONTACT - cut);
    }

    /** How it ended. */
    public Outcome outcome() {
        return kind.outcome();
    }
}
