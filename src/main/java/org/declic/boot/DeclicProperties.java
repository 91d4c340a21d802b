package org.declic.boot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.declic.boot.observe.HealthSettings;
import org.declic.boot.observe.LogSettings;
import org.declic.boot.observe.MetricsSettings;
import org.declic.boot.observe.WaitingEvents;
import org.declic.boot.security.SecuritySettings;
import org.declic.door.Account;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code declic.…}.
 *
 * @param accounts who may send events, by {@code actid}
 * @param lateAfter an event that occurred longer ago is recorded and counted and starts nothing
 * @param maxRequestSize the longest body of {@code /events}, after it is unpacked
 * @param events which events are taken
 * @param cors pages of which sites may ask the doors
 * @param mail how mails are sent
 * @param retention how long what is remembered is kept
 * @param health when health is down
 * @param log what the log tells
 * @param metrics who may read the metrics besides administrators
 * @param judging how much one expression may take
 * @param maxBacklog while so many events wait for correlation, the doors that record answer 429 with {@code Retry-After}
 * @param maxChain how many events may cause one another by way of automations; beyond that none lets anybody in
 * @param security whom requests are taken from
 * @param scripts whether processes, cases and decisions may have scripts; {@code off} is understood as {@code false} is. Expressions
 *     (JUEL, FEEL) are no scripts
 */
@ConfigurationProperties("declic")
public record DeclicProperties(
        @DefaultValue Map<String, AccountSettings> accounts,
        @DefaultValue("PT72H") Duration lateAfter,
        @DefaultValue @NestedConfigurationProperty TriggerSettings trigger,
        @DefaultValue("32MB") DataSize maxRequestSize,
        @DefaultValue("100000") int maxBacklog,
        @DefaultValue("10") int maxChain,
        @DefaultValue @NestedConfigurationProperty EventSettings events,
        @DefaultValue @NestedConfigurationProperty CorsSettings cors,
        @DefaultValue @NestedConfigurationProperty MailSettings mail,
        @DefaultValue @NestedConfigurationProperty RetentionSettings retention,
        @DefaultValue @NestedConfigurationProperty HealthSettings health,
        @DefaultValue @NestedConfigurationProperty LogSettings log,
        @DefaultValue @NestedConfigurationProperty MetricsSettings metrics,
        @DefaultValue @NestedConfigurationProperty SecuritySettings security,
        @DefaultValue @NestedConfigurationProperty JudgingSettings judging,
        @DefaultValue("true") boolean scripts) {

    public DeclicProperties {
        SettingRules.longerThanNothing("declic.late-after", lateAfter);
        SettingRules.atLeast("declic.max-chain", 0, maxChain);
        SettingRules.between("declic.max-backlog", 1, WaitingEvents.MOST, maxBacklog);
        SettingRules.atLeastOneByte("declic.max-request-size", maxRequestSize);
    }

    public List<Account> accountList() {
        return accounts.entrySet().stream()
                .map(one -> one.getValue().named(one.getKey()))
                .toList();
    }
}
