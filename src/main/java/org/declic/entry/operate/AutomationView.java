package org.declic.entry.operate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToLongFunction;
import org.declic.entry.Automation;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Outcome;
import org.declic.entry.operate.Activity.Count;
import org.declic.entry.operate.FailedEvents.FailedAt;
import org.jspecify.annotations.Nullable;

/** What an automation that the user may read has done, and what the user may do with it. */
public final class AutomationView {

    private static final Duration RECENT = Duration.ofHours(24);

    private final Activity activity;
    private final FailedEvents failedEvents;
    private final DesignWarnings warnings;
    private final Permissions permissions;
    private final Clock clock;

    public AutomationView(
            Activity activity,
            FailedEvents failedEvents,
            DesignWarnings warnings,
            Permissions permissions,
            Clock clock) {
        this.activity = activity;
        this.failedEvents = failedEvents;
        this.warnings = warnings;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Its triggers with their sentences and numbers; none if the process has no message start event. */
    public AutomationNumbers numbers(Automation readable) {
        var since = Instant.now(clock).minus(RECENT).truncatedTo(ChronoUnit.MINUTES);
        var counts = activity.byTrigger(readable.tenant(), readable.key(), since);
        var failed = failedEvents.in(readable.tenant(), readable.key());
        return new AutomationNumbers(
                readable.key(),
                readable.tenant().idOrNull(),
                readable.suspended(),
                permissions.seesContacts(),
                permissions.entersContacts(readable.key()),
                permissions.entersAudiences(readable.key()),
                failed.size(),
                warnings.of(readable),
                readable.triggers().stream()
                        .map(trigger -> TriggerNumbers.of(trigger, counts, failed))
                        .toList());
    }

    /**
     * Entries and refusals by kind over time; the last column is the one that is now.
     *
     * @param range {@code day}, {@code week}, {@code month} or {@code year}; null or empty for a day
     * @param zone the viewer's time zone, such as {@code Europe/Berlin}; null or empty for UTC
     * @throws org.declic.contact.InvalidInput {@code range} or {@code zone}, if it is none
     */
    public Chart chart(Automation readable, @Nullable String range, @Nullable String zone) {
        return ChartRange.of(range)
                .chart(
                        activity,
                        readable,
                        failedEvents.in(readable.tenant(), readable.key()),
                        Instant.now(clock),
                        ChartRange.zone(zone));
    }

    /**
     * @param mayEnter whether the user may take a contact in by hand
     * @param mayEnterAudience whether the user may take in all who fit
     * @param failed how many events have failed in it and are neither taken up again nor dropped
     * @param warnings what is probably wrong in the diagram
     */
    public record AutomationNumbers(
            String automation,
            @Nullable String tenant,
            boolean suspended,
            boolean seesContacts,
            boolean mayEnter,
            boolean mayEnterAudience,
            long failed,
            List<String> warnings,
            List<TriggerNumbers> triggers) {}

    /**
     * @param plain whether nothing of Declic is set, so that it has no audience
     * @param failed how many events have failed here and are neither taken up again nor dropped
     * @param elsewhere how many events have ever concerned another list or tag than the trigger's
     */
    public record TriggerNumbers(
            String id,
            String event,
            String sentence,
            boolean plain,
            EntryNumbers day,
            EntryNumbers ever,
            long failed,
            long elsewhere) {

        static TriggerNumbers of(DeployedTrigger trigger, List<Count> counts, List<FailedAt> failed) {
            var own = counts.stream()
                    .filter(count -> count.trigger().equals(trigger.id()))
                    .toList();
            return new TriggerNumbers(
                    trigger.id(),
                    trigger.event(),
                    trigger.sentence(),
                    trigger.trigger().plain(),
                    EntryNumbers.of(own, Count::since),
                    EntryNumbers.of(own, Count::ever),
                    failed.stream().filter(one -> one.at().equals(trigger.id())).count(),
                    own.stream()
                            .filter(count -> !count.kind().isKept())
                            .mapToLong(Count::ever)
                            .sum());
        }
    }

    /** How many entered and how many did not. */
    public record EntryNumbers(long entered, long refused) {

        static EntryNumbers of(List<Count> counts, ToLongFunction<Count> number) {
            return new EntryNumbers(sum(counts, Outcome.ENTERED, number), sum(counts, Outcome.REFUSED, number));
        }

        private static long sum(List<Count> counts, Outcome outcome, ToLongFunction<Count> number) {
            return counts.stream()
                    .filter(count ->
                            count.kind().outcome() == outcome && count.kind().isKept())
                    .mapToLong(number)
                    .sum();
        }
    }
}
