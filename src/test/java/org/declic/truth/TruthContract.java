package org.declic.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.declic.automation.feel.FeelLanguage;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Judgement;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordedEvent;
import org.declic.event.TrackedEvent;
import org.declic.setting.Mistake;
import org.declic.trigger.AutomationProperties;
import org.declic.trigger.Limit;
import org.declic.trigger.TriggerProperties;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The language of triggers and segments, as the tables say it, whatever remembers the events. */
abstract class TruthContract {

    private static final AtomicInteger COUNT = new AtomicInteger();

    abstract World world();

    @TestFactory
    Stream<DynamicTest> truth() {
        var world = world();
        return Row.all().stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> check(world, row)));
    }

    @Test
    void there_are_at_least_200_cases() {
        assertThat(Row.all()).hasSizeGreaterThanOrEqualTo(200);
    }

    private static void check(World world, Row row) {
        var event = new EventName(row.text("when", "Now"));
        var mistakes = new ArrayList<Mistake>();
        var settings = row.settings();
        var reentry = AutomationProperties.read(settings, mistakes::add);
        var trigger = TriggerProperties.read(
                "table",
                "Start",
                event,
                settings,
                Limit.parse("10/PT24H").orElseThrow(),
                new FeelLanguage(),
                mistakes::add);
        if (row.text("then", "").equals("mistake")) {
            assertThat(mistakes).extracting(Mistake::toString).singleElement().isEqualTo(row.text("because", ""));
            return;
        }
        assertThat(mistakes).isEmpty();
        if (row.has("sentence")) {
            assertThat(trigger.sentence()).isEqualTo(row.text("sentence", ""));
        }
        var deployed = new DeployedTrigger(
                AutomationProperties.isAnySet(settings) ? trigger.gated() : trigger, reentry, false, List.of());
        var email = new Email("case" + COUNT.incrementAndGet() + "@example.com");
        for (var happening : row.happenings("history")) {
            var recorded = record(world, email, happening, false);
            if (happening.event().equals(event.value()) && !recorded.startsNothing()) {
                judge(world, recorded, deployed, happening.exited());
            }
        }
        world.clock.set(Row.NOW);
        var expected = row.text("then", "");
        RecordedEvent triggering;
        try {
            triggering = record(world, email, row.triggering(), true);
        } catch (InvalidInput invalid) {
            assertThat(expected).isEqualTo("invalid");
            assertThat(invalid).hasMessage(row.text("because", ""));
            return;
        }
        world.know.accept(triggering.contact(), row.profile());
        row.happenings("later").forEach(later -> record(world, email, later, false));
        if (triggering.startsNothing()) {
            assertThat(expected).isEqualTo("starts nothing");
            return;
        }
        world.clock.set(Row.NOW);
        var judgement = judge(world, triggering, deployed, false);
        if (judgement instanceof Judgement.Refused refused) {
            assertThat("refused").as(refused.reasons().toString()).isEqualTo(expected);
            assertThat(String.join("; ", refused.reasons())).isEqualTo(row.text("because", ""));
        } else {
            assertThat("enters").isEqualTo(expected);
        }
    }

    private static RecordedEvent record(World world, Email email, Row.Happening happening, boolean isTriggering) {
        world.clock.set(happening.recordedAt(isTriggering));
        var tracked = new TrackedEvent(
                Tenant.NONE,
                email,
                new EventName(happening.event()),
                EventValue.of(happening.value()),
                EventId.of("event " + COUNT.incrementAndGet()),
                happening.occurredAt(),
                happening.backfill());
        return world.record.record(tracked).event();
    }

    private static Judgement judge(World world, RecordedEvent event, DeployedTrigger deployed, boolean exits) {
        return world.transaction.run(() -> {
            var judgement = world.gate.judge(event, deployed);
            if (judgement instanceof Judgement.Admitted admitted) {
                var instance = "instance" + COUNT.incrementAndGet();
                world.gate.enter(admitted.claims(), instance);
                if (exits) {
                    world.entries.exited(instance, event.recordedAt());
                }
            }
            return judgement;
        });
    }
}
