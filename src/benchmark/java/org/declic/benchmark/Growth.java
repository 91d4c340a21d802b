package org.declic.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.declic.app.App;
import org.declic.app.Automation;
import org.declic.app.Copies;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordEvents;
import org.declic.event.TrackedEvent;
import org.declic.store.Databases.Database;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * B9 to B11: what a contact costs while very many instances wait, all for the same event, against the same application with few
 * of them; both run in this JVM, each on a database of its own, and take turns.
 */
final class Growth implements AutoCloseable {

    static final String WAITED_FOR = "Wait paid";

    private static final int FEW = 1_000;
    private static final int AT_ONCE = 500;

    private final Rounds rounds;
    private final Site many;
    private final Site few;
    private final Database database;
    private final int waiting;

    /** @param waiting how many instances wait where they are many */
    Growth(Stage stage, Rounds rounds, int waiting) {
        this.rounds = rounds;
        this.waiting = waiting;
        this.database = stage.database();
        many = new Site(stage.app, stage.jdbc());
        few = new Site(App.on(stage.few()), new JdbcTemplate(stage.few().open()));
        few.fill(FEW);
        many.fill(waiting);
    }

    /** @param asked which of B9 to B11 */
    List<Result> measure(Set<String> asked) throws Exception {
        var waits = "with %,d instances that wait against %,d".formatted(waiting, FEW);
        var results = new ArrayList<Result>();
        if (asked.contains("B9")) {
            results.add(rounds.compare(
                    "B9", "batches that nobody listens to, " + waits, many::recordBatches, few::recordBatches, 0.9));
            results.add(rounds.compare(
                    "B9", "single events that nobody listens to, " + waits, many::recordOnes, few::recordOnes, 0.9));
        }
        if (asked.contains("B10")) {
            results.add(rounds.compare("B10", "waits gone on, " + waits, many::goOn, few::goOn, 0.8));
            try (var bare = new BareEngine(database)) {
                results.add(rounds.compare(
                        "B10",
                        "waits gone on, against the engine alone on the same database",
                        many::goOn,
                        () -> many.goOnBy(bare),
                        2.0));
            }
        }
        if (asked.contains("B11")) {
            results.add(
                    rounds.compare("B11", "events until they have started, " + waits, many::start, few::start, 0.8));
        }
        return results;
    }

    @Override
    public void close() {
        few.app.close();
    }

    /** An application, its database, and the copies in it: those from the first that is still there to the last. */
    private static final class Site {

        private static final int BATCHES = 20;
        private static final int ONES = 400;
        private static final int MANY = 20_000;
        private static final int STARTS = 2_000;
        private static final AtomicInteger IDS = new AtomicInteger();

        private final App app;
        private final JdbcTemplate jdbc;
        private final RecordEvents record;
        private final Copies copies;
        private int first = 1;
        private int last;

        Site(App app, JdbcTemplate jdbc) {
            this.app = app;
            this.jdbc = jdbc;
            this.record = app.bean(RecordEvents.class);
            app.deploy(
                    Automation.of("waiting")
                            .trigger("Start", "Wait begins", "trigger.runs", "multiple")
                            .message("Paid", WAITED_FOR)
                            .leadingTo("""
                                    <bpmn:intermediateCatchEvent id='Task'>
                                      <bpmn:messageEventDefinition id='PaidDefinition' messageRef='Paid' />
                                    </bpmn:intermediateCatchEvent>
                                    <bpmn:sequenceFlow id='Gone' sourceRef='Task' targetRef='End' />
                                    <bpmn:endEvent id='End' />
                                    """),
                    Automation.of("b11")
                            .trigger("Start", "Growth starts", "trigger.runs", "multiple", "trigger.limit", "none"));
            record.record(List.of(event("Wait begins", "template@example.com")));
            app.settle();
            copies = new Copies(
                    jdbc,
                    jdbc.queryForObject(
                            "SELECT ID_ FROM ACT_RU_EXECUTION WHERE BUSINESS_KEY_ = 'template@example.com'",
                            String.class),
                    "template@example.com");
        }

        /** Until so many wait. */
        void fill(int number) {
            var until = first + number - 1;
            var isMany = until - last > MANY;
            copies.make(last + 1, until, (made, all) -> {
                if (isMany) {
                    Progress.say("%,d of %,d instances wait", made, all);
                }
            });
            if (isMany) {
                // as PostgreSQL's own service would have done it
                jdbc.execute("VACUUM ANALYZE");
                jdbc.execute("CHECKPOINT");
            }
            last = until;
        }

        double recordBatches() {
            var started = System.nanoTime();
            for (var batch = 0; batch < BATCHES; batch++) {
                record.record(Events.batch(AT_ONCE, "Page visited", Recording.CONTACTS));
            }
            return BATCHES * AT_ONCE * 1e9 / (System.nanoTime() - started);
        }

        double recordOnes() {
            var started = System.nanoTime();
            for (var one = 0; one < ONES; one++) {
                record.record(Events.batch(1, "Page visited", Recording.CONTACTS));
            }
            return ONES * 1e9 / (System.nanoTime() - started);
        }

        /** Half a thousand events for as many who wait; then as many others wait in their place. */
        double goOn() throws InterruptedException {
            var before = waiting();
            var events = IntStream.range(first, first + AT_ONCE)
                    .mapToObj(number -> event(WAITED_FOR, Copies.contact(number)))
                    .toList();
            var started = System.nanoTime();
            record.record(events);
            settle();
            return goneOn(AT_ONCE * 1e9 / (System.nanoTime() - started), before);
        }

        double goOnBy(BareEngine bare) throws Exception {
            var before = waiting();
            var next = new AtomicInteger(first);
            var perSecond = bare.perSecond(
                    AT_ONCE,
                    () -> bare.engine
                            .getRuntimeService()
                            .createMessageCorrelation(WAITED_FOR)
                            .processInstanceBusinessKey(Copies.contact(next.getAndIncrement()))
                            .correlateWithResult());
            return goneOn(perSecond, before);
        }

        private double goneOn(double perSecond, long before) {
            var gone = before - waiting();
            if (gone != AT_ONCE) {
                throw new IllegalStateException(gone + " of " + AT_ONCE + " instances went on");
            }
            first += AT_ONCE;
            fill(last - first + 1 + AT_ONCE);
            return perSecond;
        }

        double start() throws InterruptedException {
            var decided = "SELECT COUNT(*) FROM DECLIC_DECISION WHERE AUTOMATION = 'b11'";
            var before = number(decided);
            var started = System.nanoTime();
            for (var sent = 0; sent < STARTS; sent += AT_ONCE) {
                record.record(Events.batch(AT_ONCE, "Growth starts", Recording.CONTACTS));
            }
            settle();
            var perSecond = STARTS * 1e9 / (System.nanoTime() - started);
            if (number(decided) - before != STARTS) {
                throw new IllegalStateException((number(decided) - before) + " decisions for " + STARTS + " events");
            }
            return perSecond;
        }

        private void settle() throws InterruptedException {
            while (number("SELECT COUNT(*) FROM (SELECT 1 FROM DECLIC_PENDING FETCH FIRST 1 ROW ONLY) P") > 0) {
                Thread.sleep(25);
            }
        }

        private long waiting() {
            return number("SELECT COUNT(*) FROM ACT_RU_EVENT_SUBSCR WHERE EVENT_NAME_ = '" + WAITED_FOR + "'");
        }

        private long number(String query) {
            var found = jdbc.queryForObject(query, Long.class);
            return found == null ? 0 : found;
        }

        private static TrackedEvent event(String name, String contact) {
            return new TrackedEvent(
                    Tenant.NONE,
                    new Email(contact),
                    new EventName(name),
                    EventValue.of(Events.DATA),
                    EventId.of("g-" + IDS.incrementAndGet()),
                    null,
                    false);
        }
    }
}
