package org.declic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.declic.segment.SegmentProperties;
import org.declic.setting.ValueOperator;
import org.declic.trigger.AutomationProperties;
import org.declic.trigger.TriggerProperties;
import org.junit.jupiter.api.Test;

/** What users type is a contract: its names do not change by accident, and the pages list them. */
class ContractTest {

    @Test
    void the_properties_are_those_that_designers_know() {
        assertThat(TriggerProperties.ALL)
                .containsExactly(
                        "trigger.runs",
                        "trigger.key",
                        "trigger.limit",
                        "trigger.value.path",
                        "trigger.value.operator",
                        "trigger.value",
                        "trigger.value.as",
                        "trigger.list",
                        "trigger.tag");
        assertThat(SegmentProperties.OF_A_CONDITION)
                .containsExactly(
                        "event",
                        "operator",
                        "times",
                        "count",
                        "value.path",
                        "value.operator",
                        "value",
                        "value.as",
                        "within");
        assertThat(SegmentProperties.MATCH).isEqualTo("segment.match");
        assertThat(SegmentProperties.EXPRESSION).isEqualTo("segment.expression");
        assertThat(AutomationProperties.REENTRY).isEqualTo("automation.reentry");
        assertThat(ValueOperator.all())
                .isEqualTo("is, is-not, contains, not-contains, starts-with, ends-with, greater-than, at-least,"
                        + " less-than, at-most, is-set, is-not-set, one-of");

        var pages = Pages.text();
        Stream.of(
                        TriggerProperties.ALL.stream(),
                        SegmentProperties.OF_A_CONDITION.stream().map(one -> "segment.N." + one),
                        Stream.of("segment.match", "segment.expression", "automation.reentry"),
                        Stream.of(ValueOperator.values()).map(ValueOperator::word),
                        Stream.of(
                                "declic.late-after",
                                "declic.trigger.limit",
                                "declic.max-request-size",
                                "declic.limits.event-names",
                                "declic.http.body-time",
                                "declic.http.slow-bodies",
                                "declic.http.max-rest-request-size",
                                "declic.http.liveness-port",
                                "declic.database.socket-timeout",
                                "declic.max-chain",
                                "declic.events.contact-created",
                                "declic.events.known-only",
                                "declic.events.webhook-origins",
                                "declic.cors.origins",
                                "declic.webhooks.allow-private",
                                "declic.webhooks.timeout",
                                "declic.webhooks.retry",
                                "declic.health.max-wait",
                                "declic.health.max-job",
                                "declic.judging.max-time",
                                "declic.log.contacts",
                                "declic.metrics.token",
                                "declic.metrics.group",
                                "declic.security.origins",
                                "declic.security.tries",
                                "declic.mail.max-concurrent",
                                "declic.mail.timeout",
                                "declic.mail.retry",
                                "declic.mail.when-in-doubt"),
                        Stream.of(
                                "declic_events_recorded_total",
                                "declic_events_duplicates_total",
                                "declic_events_late_total",
                                "declic_requests_refused_total",
                                "declic_events_waiting",
                                "declic_events_waiting_age_seconds",
                                "declic_decisions_total",
                                "declic_recorded_to_started_seconds",
                                "declic_credentials_refused_total",
                                "declic_correlation_failures_total",
                                "declic_judging_given_up_total"))
                .flatMap(names -> names)
                .forEach(name -> assertThat(pages).contains("`" + name + "`"));
    }
}
