package org.declic.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.operate.Activity.Busy;
import org.declic.entry.operate.NotAllowed;
import org.jspecify.annotations.Nullable;

/** How it goes: of the user's tenants and none, and of automations that the user may read. */
@Produces(MediaType.APPLICATION_JSON)
public class DashboardResource extends OperatorResource {

    private static final int MINUTES = 60;
    private static final int MOST_WAITING = 10_000;
    private static final int FEW = 5;

    DashboardResource(String engineName) {
        super(engineName);
    }

    @GET
    public ShownDashboard dashboard() {
        var window = window();
        var now = Instant.now(window.clock());
        var busy = busy(window, now.minus(Duration.ofHours(24)).truncatedTo(ChronoUnit.MINUTES));
        var waiting = window.activity().waiting(MOST_WAITING).stream()
                .filter(one -> window.permissions().sees(one.tenant()))
                .mapToLong(one -> one.events())
                .sum();
        return new ShownDashboard(
                minutes(window, now.truncatedTo(ChronoUnit.MINUTES)),
                waiting,
                waiting >= MOST_WAITING,
                failed(window),
                window.permissions().seesContacts(),
                most(busy, BusyAutomation::entered),
                most(busy, BusyAutomation::refused));
    }

    /** Events of each of the last minutes, that of now the last. */
    private static long[] minutes(OperatorServices window, Instant now) {
        var first = now.minus(Duration.ofMinutes(MINUTES - 1));
        var counts = new long[MINUTES];
        window.activity().recorded(first).stream()
                .filter(minute -> window.permissions().sees(minute.tenant()))
                .forEach(minute -> {
                    var index = Duration.between(first, minute.start()).toMinutes();
                    if (index < MINUTES) {
                        counts[(int) index] += minute.events();
                    }
                });
        return counts;
    }

    private static @Nullable Long failed(OperatorServices window) {
        try {
            return window.failedEvents().page(1, 0).total();
        } catch (NotAllowed notForThisUser) {
            return null;
        }
    }

    private List<BusyAutomation> busy(OperatorServices window, Instant since) {
        var readable = window.automations().readable().stream()
                .collect(Collectors.toMap(one -> new AutomationOfTenant(one.tenant(), one.key()), one -> one));
        return window.activity().busy(since).stream()
                .flatMap(one -> java.util.stream.Stream.ofNullable(
                                readable.get(new AutomationOfTenant(one.tenant(), one.automation())))
                        .map(automation -> busy(one, automation)))
                .toList();
    }

    private BusyAutomation busy(Busy busy, Automation automation) {
        var name = automation.name();
        return new BusyAutomation(
                automation.definitionId(),
                name == null ? automation.key() : name,
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
    record BusyAutomation(
            String definitionId, String name, @Nullable String tenant, long entered, long refused) {}

    /**
     * @param minutes recorded events of each of the last 60 minutes
     * @param more whether there are more waiting than were counted
     * @param failed null if the user may not look at failed events
     * @param entries automations with the most entries in 24 hours
     * @param refusals automations with the most refusals in 24 hours
     */
    record ShownDashboard(
            long[] minutes,
            long waiting,
            boolean more,
            @Nullable Long failed,
            boolean seesContacts,
            List<BusyAutomation> entries,
            List<BusyAutomation> refusals) {}
}
