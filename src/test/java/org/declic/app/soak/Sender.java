package org.declic.app.soak;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.declic.app.AppProcess;
import org.declic.app.Client;

/**
 * The only one who sends events of some contacts: one after the other, so that the order is known. Erases some of them, and
 * suspends instances of theirs, which get the event that comes meanwhile once they are active again.
 */
final class Sender implements Runnable {

    private static final int CONTACTS = 6;
    private static final int KEYS = 5;
    private static final long PAUSE_NANOS = Duration.ofMillis(40).toNanos();

    private final int number;
    private final Random random;
    private final Exchange exchange;
    private final Diary diary;
    private final Records records;
    private final FaultKinds kinds;
    private final Lock turn;
    private final AtomicBoolean enough;
    private final List<String> contacts;
    private int sent;

    /** @param turn held while something is sent and not answered */
    Sender(
            int number,
            long seed,
            Exchange exchange,
            Diary diary,
            Records records,
            FaultKinds kinds,
            Lock turn,
            AtomicBoolean enough) {
        this.number = number;
        this.random = new Random(seed * 31 + number);
        this.exchange = exchange;
        this.diary = diary;
        this.records = records;
        this.kinds = kinds;
        this.turn = turn;
        this.enough = enough;
        this.contacts = IntStream.range(0, CONTACTS)
                .mapToObj(contact -> "c%d-%d@example.com".formatted(number, contact))
                .toList();
    }

    @Override
    public void run() {
        while (!enough.get()) {
            turn.lock();
            try {
                turn();
            } catch (RuntimeException | AssertionError failed) {
                diary.odd("sender " + number + ": " + failed);
            } finally {
                turn.unlock();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    List<String> contacts() {
        return contacts;
    }

    /** One thing that its contacts do. */
    void turn() {
        var contact = contacts.get(random.nextInt(CONTACTS));
        var what = random.nextInt(200);
        if (what == 0 && kinds.has("erase")) {
            erase(contact);
        } else if (what <= 3 && kinds.has("suspend")) {
            suspendInstance(contact);
        } else if (what < 80) {
            send(Doors.FORM, List.of(next(contact, Doors.FORM)));
        } else if (what < 120) {
            send(Doors.SINGLE, List.of(next(contact, Doors.SINGLE)));
        } else if (what < 160) {
            send(Doors.MESSAGE, List.of(next(contact, Doors.MESSAGE)));
        } else {
            var batch = new ArrayList<Sent>();
            var size = 2 + random.nextInt(8);
            while (batch.size() < size) {
                batch.add(next(contacts.get(random.nextInt(CONTACTS)), Doors.BATCH));
            }
            send(Doors.BATCH, batch);
        }
    }

    private Sent next(String contact, Doors door) {
        var names = List.of("Ordered", "Ordered", "Ordered", "Ordered", "Visited", "Visited", "Paid", "Left");
        var name = random.nextInt(20) == 0 ? "Cancelled" : names.get(random.nextInt(names.size()));
        return next(contact, door, name, random.nextInt(100));
    }

    private Sent next(String contact, Doors door, String name, int amount) {
        var event = new Sent(
                "e%d-%d".formatted(number, ++sent), contact, name, amount, "k" + random.nextInt(KEYS), door.path());
        diary.sends(event);
        return event;
    }

    /** A message that was recorded and not answered is correlated only by who sends it again: none is given up. */
    private void send(Doors door, List<Sent> events) {
        exchange.until(
                        door.path() + " with " + events.get(0).id(),
                        door::isAcknowledged,
                        door != Doors.MESSAGE,
                        client -> door.send(client, events))
                .ifPresent(answer -> diary.acknowledged(events));
    }

    void erase(String contact) {
        exchange.until(
                        "DELETE /contacts/" + contact,
                        answer -> answer.statusCode() == 200 || answer.statusCode() == 404,
                        false,
                        client -> client.send(client.request("/contacts/" + contact)
                                .header("Authorization", Client.basic())
                                .method("DELETE", BodyPublishers.noBody())))
                .ifPresent(answer -> diary.erased(contact));
    }

    /** One event, which a suspended instance gets when it is active again. */
    void suspendInstance(String contact) {
        settle(contact);
        var waiting = records.waiting(contact);
        if (waiting.isEmpty()) {
            return;
        }
        var instance = waiting.keySet().stream().sorted().findFirst().orElseThrow();
        suspended(instance, true);
        var event = next(contact, Doors.FORM, random.nextBoolean() ? "Paid" : "Cancelled", random.nextInt(100));
        exchange.until(
                        "/event with " + event.id(),
                        Doors.FORM::isAcknowledged,
                        false,
                        client -> Doors.FORM.send(client, List.of(event)))
                .ifPresent(answer -> diary.acknowledged(List.of(event)));
        settle(contact);
        suspended(instance, false);
        diary.counts("instances suspended");
    }

    private void suspended(String instance, boolean suspended) {
        exchange.until(
                "PUT suspended of " + instance,
                answer -> answer.statusCode() == 204,
                false,
                client -> client.send(client.request("/engine-rest/process-instance/" + instance + "/suspended")
                        .header("Authorization", Client.basic())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"suspended\":" + suspended + "}"))));
    }

    private void settle(String contact) {
        Awaitility.await()
                .atMost(AppProcess.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> records.isSettled(contact));
    }
}
