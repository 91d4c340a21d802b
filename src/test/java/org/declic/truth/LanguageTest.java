package org.declic.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.declic.automation.feel.FeelLanguage;
import org.declic.contact.Email;
import org.declic.contact.Profile;
import org.declic.contact.Tenant;
import org.declic.event.AsOf;
import org.declic.event.EventValue;
import org.declic.event.RecordedEvent;
import org.declic.event.TrackedEvent;
import org.declic.segment.Condition;
import org.declic.segment.Facts;
import org.declic.segment.Finding;
import org.declic.segment.Match;
import org.declic.segment.Segment;
import org.declic.setting.Mistake;
import org.declic.store.Databases;
import org.declic.store.Stores;
import org.declic.trigger.Trigger;
import org.declic.trigger.TriggerProperties;

/** What holds of the language for any trigger, any segment and any history; {@code -Djqwik.tries.default=5000} tries more. */
class LanguageTest extends RandomLanguage {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static World memory = World.inMemory();
    private static World h2;
    private static World postgres;

    @AfterContainer
    static void forget() {
        memory = World.inMemory();
        h2 = null;
        postgres = null;
    }

    @Property(tries = 1000)
    void what_is_printed_is_read_as_the_same(@ForAll("triggers") Trigger trigger) {
        var mistakes = new ArrayList<Mistake>();
        var read = TriggerProperties.read(
                trigger.automation(),
                trigger.startEvent(),
                trigger.event(),
                TriggerProperties.print(trigger),
                null,
                new FeelLanguage(),
                mistakes::add);
        assertThat(mistakes).isEmpty();
        assertThat(read).isEqualTo(trigger);
        assertThat(read.sentence()).isEqualTo(trigger.sentence()).startsWith("When Triggered is recorded");
    }

    @Property
    void an_event_after_the_triggering_one_never_changes_a_verdict(
            @ForAll("segments") Segment segment,
            @ForAll("histories") List<Happened> history,
            @ForAll("happened") Happened later) {
        var email = email();
        var triggering = record(memory, email, history);
        var before = explain(memory, segment, triggering);
        record(memory, email, List.of(later, later, later));
        assertThat(explain(memory, segment, triggering)).isEqualTo(before);
    }

    @Property
    void happened_is_the_opposite_of_not_happened(
            @ForAll("conditions") Condition condition, @ForAll("histories") List<Happened> history) {
        var triggering = record(memory, email(), history);
        var opposite = new Condition(
                condition.event(), !condition.negated(), condition.times(), condition.value(), condition.within());
        var one = explain(memory, new Segment(Match.ALL, List.of(condition), null), triggering);
        var other = explain(memory, new Segment(Match.ALL, List.of(opposite), null), triggering);
        assertThat(one.get(0).holds()).isNotEqualTo(other.get(0).holds());
    }

    @Property
    void the_verdict_is_that_of_the_findings(
            @ForAll("segments") Segment segment, @ForAll("histories") List<Happened> history) {
        var triggering = record(memory, email(), history);
        var findings = explain(memory, segment, triggering);
        var fits = segment.judge(facts(memory, triggering)).fits();
        var holds = segment.match() == Match.ANY && !segment.isEmpty()
                ? findings.stream().anyMatch(Finding::holds)
                : findings.stream().allMatch(Finding::holds);
        assertThat(fits).isEqualTo(holds);
    }

    @Property(tries = 150)
    void memory_h2_and_postgresql_agree_on_any_history(
            @ForAll("segments") Segment segment, @ForAll("histories") List<Happened> history) {
        if (h2 == null) {
            h2 = World.on(new Stores(Databases.h2()));
            postgres = World.on(new Stores(Databases.postgres()));
        }
        var email = email();
        var expected = explain(memory, segment, record(memory, email, history));
        assertThat(explain(h2, segment, record(h2, email, history))).isEqualTo(expected);
        assertThat(explain(postgres, segment, record(postgres, email, history))).isEqualTo(expected);
    }

    private static Email email() {
        return new Email("any" + COUNT.incrementAndGet() + "@example.com");
    }

    /** Records the history and then the triggering event. */
    private static RecordedEvent record(World world, Email email, List<Happened> history) {
        var events = new ArrayList<TrackedEvent>();
        for (var one : history) {
            events.add(new TrackedEvent(
                    Tenant.NONE,
                    email,
                    one.name(),
                    EventValue.of(one.value()),
                    null,
                    Row.NOW.minus(Duration.ofHours(one.hoursAgo())),
                    false));
        }
        events.add(
                new TrackedEvent(Tenant.NONE, email, TRIGGER, EventValue.of("{\"amount\":7}"), null, Row.NOW, false));
        world.clock.set(Row.NOW);
        var recorded = world.record.record(events);
        return recorded.get(recorded.size() - 1).event();
    }

    private static List<Finding> explain(World world, Segment segment, RecordedEvent triggering) {
        return segment.explain(facts(world, triggering));
    }

    private static Facts facts(World world, RecordedEvent triggering) {
        return Facts.of(AsOf.of(triggering), world.histories.upTo(triggering), () -> Profile.EMPTY);
    }
}
