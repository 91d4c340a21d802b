package org.declic.benchmark;

import java.util.List;
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
 * An application, its database, and the copies in it: those from the first that is still there to the last. Each is a contact with an
 * instance that waits, ten events and ten decisions: nine refusals and the one that let it in.
 */
final class Site implements AutoCloseable {

    static final String WAITED_FOR = "Wait paid";
    static final int AT_ONCE = 500;

    private static final String TEMPLATE = "template@example.com";
    private static final int REFUSALS = 9;
    private static final int BATCHES = 20;
    private static final int ONES = 400;
    private static final int MANY = 20_000;
    private static final int STARTS = 2_000;
    private static final AtomicInteger IDS = new AtomicInteger();

    final App app;
    final Database database;
    final JdbcTemplate jdbc;
    final RecordEvents record;
    private final Copies copies;
    private int first = 1;
    private int last;

    /** @param app as it is after its start on the database, which is empty */
    Site(App app, Database database) {
        this.app = app;
        this.database = database;
        this.jdbc = new JdbcTemplate(database.open());
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
                Automation.of("viewed")
                        .trigger("Start", "Product viewed", "trigger.runs", "multiple", "segment.1.event", "Never"),
                Automation.of("b11")
                        .trigger("Start", "Growth starts", "trigger.runs", "multiple", "trigger.limit", "none"));
        record.record(IntStream.range(0, REFUSALS)
                .mapToObj(number -> event("Product viewed", TEMPLATE))
                .toList());
        record.record(List.of(event("Wait begins", TEMPLATE)));
        app.settle();
        copies = new Copies(
                jdbc,
                jdbc.queryForObject(
                        "SELECT ID_ FROM ACT_RU_EXECUTION WHERE BUSINESS_KEY_ = '" + TEMPLATE + "'", String.class),
                TEMPLATE);
    }

    /** Until so many wait. */
    void fill(int number) {
        var until = first + number - 1;
        var isMany = until - last > MANY;
        if (isMany) {
            checkpoints("16GB");
        }
        copies.make(last + 1, until, (made, all) -> {
            if (isMany) {
                Progress.say("%,d of %,d instances wait", made, all);
            }
        });
        last = until;
        if (isMany) {
            analyze();
            checkpoints("1GB");
        }
    }

    /** As PostgreSQL's own service would have done it. */
    void analyze() {
        if (database.isPostgres()) {
            jdbc.execute("VACUUM ANALYZE");
            jdbc.execute("CHECKPOINT");
        } else {
            jdbc.execute("ANALYZE");
        }
    }

    /** Fewer while rows are copied in, which takes half of the time then. */
    private void checkpoints(String size) {
        if (database.isPostgres()) {
            jdbc.execute("ALTER SYSTEM SET max_wal_size = '" + size + "'");
            jdbc.execute("SELECT pg_reload_conf()");
        }
    }

    /** The address of one of the copies that are there. */
    String contact(int number) {
        return Copies.contact(first + Math.floorMod(number, last - first + 1));
    }

    int waitingNow() {
        return last - first + 1;
    }

    double recordBatches() {
        return recordBatches(BATCHES, "Page visited");
    }

    double recordBatches(int batches, String event) {
        var started = System.nanoTime();
        for (var batch = 0; batch < batches; batch++) {
            record.record(Events.batch(AT_ONCE, event, Recording.CONTACTS));
        }
        return batches * AT_ONCE * 1e9 / (System.nanoTime() - started);
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

    /** Events until each has started an instance. */
    double start() throws InterruptedException {
        return decide("Growth starts", STARTS, Recording.CONTACTS, "b11");
    }

    /** So many events until each has its decision by this automation, or by each whose key begins so. */
    double decide(String event, int events, int contacts, String automation) throws InterruptedException {
        var decided = "SELECT COUNT(*) FROM DECLIC_DECISION WHERE AUTOMATION LIKE '" + automation
                + "%' AND ID > (SELECT MAX(ID) - 1000000 FROM DECLIC_DECISION)";
        var before = number(decided);
        var started = System.nanoTime();
        for (var sent = 0; sent < events; sent += AT_ONCE) {
            record.record(Events.batch(Math.min(AT_ONCE, events - sent), event, contacts));
        }
        settle();
        var perSecond = events * 1e9 / (System.nanoTime() - started);
        var after = number(decided);
        if (after - before < events) {
            throw new IllegalStateException((after - before) + " decisions for " + events + " events");
        }
        return perSecond;
    }

    void settle() throws InterruptedException {
        while (number("SELECT COUNT(*) FROM (SELECT 1 FROM DECLIC_PENDING FETCH FIRST 1 ROW ONLY) P") > 0) {
            Thread.sleep(25);
        }
    }

    private long waiting() {
        return number("SELECT COUNT(*) FROM ACT_RU_EVENT_SUBSCR WHERE EVENT_NAME_ = '" + WAITED_FOR + "'");
    }

    long number(String query) {
        var found = jdbc.queryForObject(query, Long.class);
        return found == null ? 0 : found;
    }

    static TrackedEvent event(String name, String contact) {
        return new TrackedEvent(
                Tenant.NONE,
                new Email(contact),
                new EventName(name),
                EventValue.of(Events.DATA),
                EventId.of("g-" + IDS.incrementAndGet()),
                null,
                false);
    }

    @Override
    public void close() {
        app.close();
    }
}
