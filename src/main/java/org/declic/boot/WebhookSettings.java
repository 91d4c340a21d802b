package org.declic.boot;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.webhooks.…}: how addresses outside are told of what happens.
 *
 * @param allowPrivate whether addresses of this machine and its network may be told too
 * @param timeout how long one request may take in all
 * @param retry waits after failed tries; after the last comes an incident
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
