package org.declic.entry.operate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.declic.entry.operate.Activity.Busy;
import org.declic.entry.operate.FailedEvents.FailedFilter;
import org.jspecify.annotations.Nullable;

/** How it goes: of the user's tenants and none, and of automations that the user may read. */
public final class DashboardView {

    private static final int MINUTES = 60;
    private static final int MOST_WAITING = 10_000;
    private static final int FEW = 5;

    private final Activity activity;
    private final Automations automations;
    private final FailedEvents failedEvents;
    private final Permissions permissions;
    private final Clock clock;

    public DashboardView(
            Activity activity,
            Automations automations,
            FailedEvents failedEvents,
            Permissions permissions,
            Clock clock) {
        this.activity = activity;
        this.automations = automations;
        this.failedEvents = failedEvents;
        this.permissions = permissions;
        this.clock = clock;
    }

    public Dashboard now() {
        var now = Instant.now(clock);
        var busy = busy(now.minus(Duration.ofHours(24)).truncatedTo(ChronoUnit.MINUTES));
        var waiting = activity.waiting(MOST_WAITING).stream()
                .filter(one -> permissions.sees(one.tenant()))
                .mapToLong(one -> one.events())
                .sum();
        var late = activity.late(now.minus(Duration.ofHours(24)).truncatedTo(ChronoUnit.MINUTES)).stream()
                .filter(one -> permissions.sees(one.tenant()))
                .mapToLong(one -> one.events())
                .sum();
        return new Dashboard(
                minutes(now.truncatedTo(ChronoUnit.MINUTES)),
                late,
                waiting,
                waiting >= MOST_WAITING,
                failed(),
                permissions.seesContacts(),
                most(busy, BusyAutomation::entered),
                most(busy, BusyAutomation::refused));
    }

    /** Events of each of the last minutes, that of now the last. */
    private long[] minutes(Instant now) {
        var first = now.minus(Duration.ofMinutes(MINUTES - 1));
        var counts = new long[MINUTES];
        activity.recorded(first).stream()
                .filter(minute -> permissions.sees(minute.tenant()))
                .forEach(minute -> {
                    var index = Duration.between(first, minute.start()).toMinutes();
                    if (index < MINUTES) {
                        counts[(int) index] += minute.events();
                    }
                });
        return counts;
    }

    private @Nullable Long failed() {
        try {
            return failedEvents.page(FailedFilter.NONE, null, 1, 0).total();
        } catch (NotAllowed notForThisUser) {
            return null;
        }
    }

    private List<BusyAutomation> busy(Instant since) {
        var readable = automations.readable().stream()
                .collect(Collectors.toMap(one -> new AutomationOfTenant(one.tenant(), one.key()), one -> one));
        return activity.busy(since).stream()
                .flatMap(one -> Stream.ofNullable(readable.get(new AutomationOfTenant(one.tenant(), one.automation())))
                        .map(automation -> busy(one, automation)))
                .toList();
    }

    private static BusyAutomation busy(Busy busy, Automation automation) {
        return new BusyAutomation(
                automation.definitionId(),
                automation.shownName(),
                automation.tenant().idOrNull(),
                busy.entered(),
                busy.refused());
    }

    private static List<BusyAutomation> most(List<BusyAutomation> busy, ToLongFunction<BusyAutomation> number) {
        return busy.stream()
                .filter(one -> number.applyAsLong(one) > 0)
                .sorted(Comparator.comparingLong(number).reversed().thenComparing(BusyAutomation::name))
                .limit(FEW)
                .toList();
    }

    private record AutomationOfTenant(Tenant tenant, String automation) {}

    /** @param definitionId of the latest version */
    public record BusyAutomation(
            String definitionId, String name, @Nullable String tenant, long entered, long refused) {}

    /**
     * @param minutes recorded events of each of the last 60 minutes
     * @param late recorded events of 24 hours that start nothing: sent as backfill, or occurred too long ago
     * @param more whether there are more waiting than were counted
     * @param failed null if the user may not look at failed events
     * @param entries automations with the most entries in 24 hours
     * @param refusals automations with the most refusals in 24 hours
     */
    public record Dashboard(
            long[] minutes,
            long late,
            long waiting,
            boolean more,
            @Nullable Long failed,
            boolean seesContacts,
            List<BusyAutomation> entries,
            List<BusyAutomation> refusals) {}
}
