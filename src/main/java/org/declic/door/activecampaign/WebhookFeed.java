package org.declic.door.activecampaign;

import java.util.List;
import org.declic.entry.operate.Webhooks;
import org.declic.entry.operate.Webhooks.Webhook;
import org.declic.entry.operate.WorkQueue;
import org.declic.event.EventFeed;

/** Puts what webhooks are to be told into the queue, one job for each of them and event. Which there are is known from memory. */
public final class WebhookFeed implements EventFeed {

    private final Webhooks webhooks;
    private final WorkQueue queue;

    public WebhookFeed(Webhooks webhooks, WorkQueue queue) {
        this.webhooks = webhooks;
        this.queue = queue;
    }

    @Override
    public void pass(List<Passed> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        for (var webhook : webhooks.active()) {
            for (var one : fresh) {
                if (isTold(webhook, one)) {
                    var contact = one.event().contact();
                    queue.add(
                            WebhookDelivery.TYPE,
                            new WebhookDelivery.Told(
                                            webhook.id(),
                                            contact.id(),
                                            one.event().seq(),
                                            WebhookKinds.source(one.door()))
                                    .text(),
                            contact.tenant());
                }
            }
        }
    }

    private static boolean isTold(Webhook webhook, Passed one) {
        return webhook.tenant().equals(one.event().contact().tenant())
                && webhook.events().contains(WebhookKinds.of(one.event().name()))
                && webhook.sources().contains(WebhookKinds.source(one.door()));
    }
}
