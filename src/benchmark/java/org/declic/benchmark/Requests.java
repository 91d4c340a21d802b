package org.declic.benchmark;

import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ConfigurableApplicationContext;

/** B2: requests with one event each, against an endpoint that only inserts. */
final class Requests implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final int SECONDS = 5;
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final ConfigurableApplicationContext bare;
    private final HttpLoad toDeclic;
    private final HttpLoad toBare;

    Requests(Stage stage) {
        bare = BareEndpoint.start(stage.jdbc().getDataSource());
        toDeclic = new HttpLoad(
                URI.create(stage.app.root() + "/events"),
                "Api-Token: demo\r\nContent-Type: application/cloudevents+json\r\n",
                Requests::event);
        toBare = new HttpLoad(
                URI.create("http://127.0.0.1:" + bare.getEnvironment().getProperty("local.server.port") + "/bare"),
                "Content-Type: application/json\r\n",
                Requests::event);
    }

    static String event() {
        return event("Page visited", NUMBERS.incrementAndGet());
    }

    static String event(String name, long number) {
        return "{\"specversion\":\"1.0\",\"id\":\"h-" + number + "\",\"source\":\"/shop\",\"type\":\"" + name
                + "\",\"subject\":\"c" + Math.floorMod(number * 7919, Recording.CONTACTS) + "@example.com\",\"data\":"
                + Events.DATA + "}";
    }

    double declic() throws Exception {
        return toDeclic.perSecond(CONNECTIONS, SECONDS);
    }

    double bare() throws Exception {
        return toBare.perSecond(CONNECTIONS, SECONDS);
    }

    @Override
    public void close() {
        bare.close();
    }
}
