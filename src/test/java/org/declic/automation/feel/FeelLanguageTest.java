package org.declic.automation.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Profile;
import org.declic.contact.Tenant;
import org.declic.event.AsOf;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.History;
import org.declic.event.RecordedEvent;
import org.declic.segment.Facts;
import org.junit.jupiter.api.Test;

/** What the truth tables can't show well: texts that are no FEEL at all. */
class FeelLanguageTest {

    @Test
    void a_broken_text_is_told_with_the_place() {
        assertThat(mistakes("times(\"Ordered\" > 3"))
                .singleElement()
                .asString()
                .startsWith("a FEEL expression that is true or false: it can't be read from '(\"Ordered\" > 3' on");
        assertThat(mistakes("=")).hasSize(1);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThat(mistakes("foo > 3 and bar(1) and times()")).hasSize(3);
    }

    @Test
    void what_is_too_long_or_too_deep_is_refused() {
        assertThat(mistakes("true or ".repeat(2000) + "true"))
                .singleElement()
                .asString()
                .contains("10000 characters");
        assertThat(mistakes("(".repeat(4900) + "true" + ")".repeat(4900))).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void a_right_one_has_no_mistakes() {
        assertThat(mistakes(" times(\"Ordered\") > 3 ")).isEmpty();
        assertThat(mistakes("every x in [1, 2] satisfies times(\"A\") > x")).isEmpty();
        assertThat(mistakes("{a: times(\"A\"), b: a + 1}.b > 0")).isEmpty();
        assertThat(mistakes("(function(x) x > 1)(times(\"A\"))")).hasSizeLessThanOrEqualTo(1);
    }

    /** As in gateways, and of contacts of an audience. */
    @Test
    void an_event_has_its_own_time_where_the_contact_is_judged_as_of_now() {
        var contact = new Contact(1, Tenant.NONE, new Email("ana@example.com"));
        var then = Instant.parse("2026-10-01T12:00:00Z");
        var event = new RecordedEvent(
                contact, 1, 1, EventId.of("1"), new EventName("Ordered"), EventValue.NONE, then, then, false, 0, null);
        var asOfNow = new AsOf(contact, 1, Instant.parse("2026-11-01T12:00:00Z"), null);
        var facts = new Facts(asOfNow, event, mock(History.class), () -> Profile.EMPTY);
        var expression = new FeelLanguage()
                .parse("event.occurredAt = date and time(\"2026-10-01T12:00:00Z\")", mistake -> {})
                .orElseThrow();
        assertThat(expression.judge(facts).holds()).isTrue();
    }

    private static List<String> mistakes(String text) {
        var mistakes = new ArrayList<String>();
        var parsed = new FeelLanguage().parse(text, mistakes::add);
        assertThat(parsed.isPresent()).isEqualTo(mistakes.isEmpty());
        return mistakes;
    }
}
