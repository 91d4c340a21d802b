package org.declic.door.activecampaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.People;
import org.declic.door.OutgoingRequests;
import org.declic.entry.operate.Webhooks;
import org.declic.entry.operate.Webhooks.Webhook;
import org.declic.entry.operate.Work;
import org.declic.event.EventLog;
import org.declic.event.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells webhooks of events. A node sends one request to a webhook at a time, and few in all, so that an address that does not
 * answer holds up neither other webhooks nor other jobs. One that answers 410 is told no more.
 */
public final class WebhookDelivery implements Work {

    public static final String TYPE = "declic-webhook";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);
    private static final int MOST_AT_A_TIME = 2;
    private static final int GONE = 410;
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final Webhooks webhooks;
    private final EventLog log;
    private final People people;
    private final Attributes attributes;
    private final OutgoingRequests requests;
    private final List<Duration> waits;
    private final Clock clock;
    private final Semaphore all = new Semaphore(MOST_AT_A_TIME);
    private final Map<Long, Boolean> busy = new ConcurrentHashMap<>();

    /** @param waits after failed tries */
    public WebhookDelivery(
            Webhooks webhooks,
            EventLog log,
            People people,
            Attributes attributes,
            OutgoingRequests requests,
            List<Duration> waits,
            Clock clock) {
        this.webhooks = webhooks;
        this.log = log;
        this.people = people;
        this.attributes = attributes;
        this.requests = requests;
        this.waits = List.copyOf(waits);
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<Duration> waits() {
        return waits;
    }

    @Override
    public Optional<Left> run(String what) {
        var told = Told.of(what);
        if (busy.putIfAbsent(told.webhook(), true) != null) {
            return Optional.of(new Left(what, BUSY));
        }
        try {
            if (!all.tryAcquire()) {
                return Optional.of(new Left(what, BUSY));
            }
            try {
                tell(told);
                return Optional.empty();
            } finally {
                all.release();
            }
        } finally {
            busy.remove(told.webhook());
        }
    }

    /** Of what is not there any more nothing is told. */
    private void tell(Told told) {
        var webhook = webhooks.find(told.webhook()).filter(Webhook::active);
        var event = log.find(told.contact(), told.seq());
        if (webhook.isEmpty() || event.isEmpty() || !isOfList(webhook.get(), event.get())) {
            return;
        }
        var body = people.find(told.contact())
                .map(person -> new WebhookBody(attributes).of(event.get(), person, told.source()));
        body.ifPresent(form -> tell(webhook.get(), told, form));
    }

    private boolean isOfList(Webhook webhook, RecordedEvent event) {
        var name = WebhookBody.text(event, "list");
        return webhook.list() == 0
                || name == null
                || attributes
                        .find(webhook.tenant(), Kind.LIST, name)
                        .filter(list -> list.id() == webhook.list())
                        .isPresent();
    }

    private void tell(Webhook webhook, Told told, String form) {
        var id = "declic_" + webhook.id() + "_" + told.contact() + "_" + told.seq();
        var request = HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(form));
        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        WebhookSignature.headers(webhook.secret(), id, clock.instant(), form).forEach(request::setHeader);
        try {
            var status = requests.send(URI.create(webhook.url()), request);
            if (status == GONE) {
                LOG.warn("Webhook {} has answered 410 and is told no more", webhook.id());
                webhooks.change(webhook.gone());
            } else if (status < 200 || status >= 300) {
                throw new IOException(URI.create(webhook.url()).getHost() + " answered " + status);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "Webhook " + webhook.id() + " could not be told of event " + told.seq() + " of contact "
                            + told.contact() + ": " + failed.getMessage(),
                    failed);
        }
    }

    /** What a job is to tell whom. */
    record Told(long webhook, long contact, long seq, String source) {

        static Told of(String text) {
            var parts = text.split(" ");
            return new Told(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]);
        }

        String text() {
            return webhook + " " + contact + " " + seq + " " + source;
        }
    }
}
