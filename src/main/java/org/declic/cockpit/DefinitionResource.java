package org.declic.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.entry.Automation;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;
import org.declic.entry.operate.Activity.Count;
import org.declic.entry.operate.LatestDecisions.Filter;
import org.jspecify.annotations.Nullable;

/** Who entered an automation, who did not, and why. For users who may read the process definition. */
@Produces(MediaType.APPLICATION_JSON)
public class DefinitionResource extends OperatorResource {

    private static final Duration RECENT = Duration.ofHours(24);

    private final String definitionId;

    DefinitionResource(String engineName, String definitionId) {
        super(engineName);
        this.definitionId = definitionId;
    }

    /** The triggers of the automation with their sentences and numbers; none if the process has no message start event. */
    @GET
    public ShownDefinition definition() {
        var window = window();
        var automation = automation();
        var since = Instant.now(window.clock()).minus(RECENT).truncatedTo(ChronoUnit.MINUTES);
        var counts = window.activity().byTrigger(automation.tenant(), automation.key(), since);
        return new ShownDefinition(
                automation.key(),
                automation.tenant().idOrNull(),
                automation.suspended(),
                window.permissions().seesContacts(),
                window.permissions().entersContacts(automation.key()),
                window.permissions().entersAudiences(automation.key()),
                automation.triggers().stream()
                        .map(trigger -> ShownTrigger.of(trigger, counts))
                        .toList());
    }

    /** Entries and refusals by kind over time. */
    @GET
    @Path("chart")
    public Chart chart(@QueryParam("range") @Nullable String range) {
        var automation = automation();
        return answer(() -> Range.of(range).chart(window(), automation));
    }

    /** Decisions, the latest first. */
    @GET
    @Path("decisions")
    public DecisionsPage decisions(
            @QueryParam("contact") @Nullable String contact,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        var automation = automation();
        return answer(() -> {
            var wanted = limit(limit);
            var found = window().decisions()
                    .latest(new Filter(
                            automation.tenant(),
                            automation.key(),
                            contact(contact),
                            kinds(outcome, reason),
                            number("before", before, Long.MAX_VALUE, 1, Long.MAX_VALUE),
                            wanted + 1));
            var shown = found.stream()
                    .limit(wanted)
                    .map(kept -> ShownDecision.of(kept.decision()))
                    .toList();
            var older =
                    found.size() > wanted ? String.valueOf(found.get(wanted - 1).id()) : null;
            return new DecisionsPage(shown, older);
        });
    }

    private Automation automation() {
        return window().automations()
                .ofDefinition(definitionId)
                .orElseThrow(
                        () -> refused(Status.NOT_FOUND, "no process definition " + InvalidInput.shown(definitionId)));
    }

    private static @Nullable String contact(@Nullable String text) {
        return isEmpty(text)
                ? null
                : Email.in(text)
                        .map(Email::value)
                        .orElseGet(() -> String.valueOf(text).strip());
    }

    private static Set<ReasonKind> kinds(@Nullable String outcome, @Nullable String reason) {
        var kinds = EnumSet.noneOf(ReasonKind.class);
        if (!isEmpty(reason)) {
            kinds.add(ReasonKind.of("reason", String.valueOf(reason)));
        }
        if (!isEmpty(outcome)) {
            var ending = Arrays.stream(Outcome.values())
                    .filter(one -> one.word().equals(outcome))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput("outcome", "must be entered or refused", outcome));
            if (kinds.isEmpty()) {
                kinds.addAll(ReasonKind.of(ending));
            } else if (kinds.iterator().next().outcome() != ending) {
                throw new InvalidInput("reason", "must be one of those that are " + outcome, reason);
            }
        }
        return kinds;
    }

    /**
     * @param mayEnter whether the user may take a contact in by hand
     * @param mayEnterAudience whether the user may take in all who fit
     */
    record ShownDefinition(
            String automation,
            @Nullable String tenant,
            boolean suspended,
            boolean seesContacts,
            boolean mayEnter,
            boolean mayEnterAudience,
            List<ShownTrigger> triggers) {}

    /** @param plain whether nothing of Declic is set, so that it has no audience */
    record ShownTrigger(String id, String event, String sentence, boolean plain, Numbers day, Numbers ever) {

        static ShownTrigger of(DeployedTrigger trigger, List<Count> counts) {
            var own = counts.stream()
                    .filter(count -> count.trigger().equals(trigger.id()))
                    .toList();
            return new ShownTrigger(
                    trigger.id(),
                    trigger.event(),
                    trigger.sentence(),
                    trigger.trigger().plain(),
                    Numbers.of(own, Count::since),
                    Numbers.of(own, Count::ever));
        }
    }

    /** @param older what to ask for with {@code before} to get the next page; null on the last one */
    record DecisionsPage(
            List<ShownDecision> decisions, @Nullable String older) {}
}
