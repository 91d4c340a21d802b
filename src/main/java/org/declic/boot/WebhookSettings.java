package org.declic.boot;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.webhooks.…}: how addresses outside are told of what happens.
 *
 * @param allowPrivate whether webhooks may be at addresses of this machine and of private networks, too
 * @param timeout how long one request to a webhook may take in all
 * @param retry waits after failed tries of a webhook; after the last comes an incident
 */
@ConfigurationProperties("declic.webhooks")
public record WebhookSettings(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("PT10S") Duration timeout,

        @DefaultValue({"PT10S", "PT1M", "PT5M", "PT30M", "PT2H", "PT6H"})
        List<Duration> retry) {

    public WebhookSettings {
        SettingRules.longerThanNothing("declic.webhooks.timeout", timeout);
        retry.forEach(wait -> SettingRules.longerThanNothing("declic.webhooks.retry", wait));
        retry = List.copyOf(retry);
    }
}
