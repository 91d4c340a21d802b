package org.declic.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.TrackedEvent;

/** Events as an app would send them, each with an id of its own, of contacts in turn. */
final class Events {

    static final String DATA = "{\"orderId\":\"A-10042\",\"amount\":129.9,\"currency\":\"EUR\",\"items\":3}";
    private static final AtomicLong COUNT = new AtomicLong();

    private Events() {}

    static List<TrackedEvent> batch(int size, String name, int contacts) {
        return IntStream.range(0, size).mapToObj(one -> one(name, contacts)).toList();
    }

    static TrackedEvent one(String name, int contacts) {
        var number = COUNT.incrementAndGet();
        return new TrackedEvent(
                Tenant.NONE,
                new Email("c" + Math.floorMod(number * 7919, contacts) + "@example.com"),
                new EventName(name),
                EventValue.of(DATA),
                EventId.of("e-" + number),
                null,
                false);
    }
}
