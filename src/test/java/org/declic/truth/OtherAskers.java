package org.declic.truth;

import java.util.List;
import java.util.Optional;
import org.declic.contact.Email;
import org.declic.contact.Profile;
import org.declic.contact.Tenant;
import org.declic.entry.AudienceOrigin;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Explanation;
import org.declic.entry.Judgement;
import org.declic.entry.audience.ContactPosition;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordedEvent;

/**
 * A case of a truth table as dry runs and audiences ask about it. They answer with the reasons for a no, none for a yes, or not
 * at all where the case can't be asked so.
 */
final class OtherAskers {

    private final World world;
    private final Row row;
    private final DeployedTrigger deployed;

    OtherAskers(World world, Row row, DeployedTrigger deployed) {
        this.world = world;
        this.row = row;
        this.deployed = deployed;
    }

    /** A dry run that supposes the triggering event, before it is recorded. */
    Optional<List<String>> supposing(Email email) {
        if (!row.isOfNow()
                || row.isInvalid()
                || isUnknown(email) && !row.profile().equals(Profile.EMPTY)) {
            return Optional.empty();
        }
        var happening = row.triggering();
        return Optional.of(reasons(world.dryRun(deployed)
                .of(Tenant.NONE, email, new EventName(happening.event()), EventValue.of(happening.value()))));
    }

    /** A dry run of the triggering event. */
    List<String> recorded(RecordedEvent triggering) {
        return reasons(world.dryRun(deployed)
                .ofRecorded(
                        Tenant.NONE,
                        triggering.contact().email(),
                        triggering.id().id()));
    }

    /** The audience, right after the triggering event. It asks lists and tags what they are now, not what was told. */
    Optional<List<String>> audience(RecordedEvent triggering) {
        if (!row.isOfNow() || triggering.startsNothing() || !row.isAboutTheEvent()) {
            return Optional.empty();
        }
        var position = new ContactPosition(triggering.contact(), triggering.seq());
        return Optional.of(world.transaction.run(() -> {
            var member = world.members.of(position, deployed.trigger());
            var judgement = world.gate.judge(member, deployed, new AudienceOrigin("batch", null));
            return judgement instanceof Judgement.Refused refused ? refused.reasons() : List.<String>of();
        }));
    }

    /** Whether the audience's numbers have the contact among those who would enter; of cases that the audience can be asked. */
    boolean isCounted(RecordedEvent triggering) {
        var contact = triggering.contact();
        return world.scan.page(Tenant.NONE, deployed, true, contact.id() - 1).contacts().stream()
                .anyMatch(one -> one.position().contact().equals(contact) && one.enters());
    }

    private boolean isUnknown(Email email) {
        return world.contacts.find(Tenant.NONE, email).isEmpty();
    }

    private static List<String> reasons(List<Explanation> explanations) {
        return explanations.get(0).reasons();
    }
}
