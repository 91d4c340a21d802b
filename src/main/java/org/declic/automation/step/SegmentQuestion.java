package org.declic.automation.step;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Profiles;
import org.declic.contact.Tenant;
import org.declic.event.EventId;
import org.declic.event.EventLog;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.Histories;
import org.declic.event.RecordedEvent;
import org.declic.segment.Expression;
import org.declic.segment.ExpressionLanguage;
import org.declic.segment.Facts;
import org.declic.segment.Finding;

/**
 * Asks about the contact of a process instance, in expressions of the diagram under the name {@code segment}:
 * {@code ${segment.matches(execution, 'times("Order placed") >= 3')}}. The contact is the business key; all events up to now
 * count, and {@code event} is the one recorded last.
 */
public final class SegmentQuestion {

    private static final int REMEMBERED = 1000;

    private final ExpressionLanguage language;
    private final Contacts contacts;
    private final EventLog log;
    private final Histories histories;
    private final Profiles profiles;
    private final Clock clock;
    private final Map<String, Expression> expressions = new ConcurrentHashMap<>();

    public SegmentQuestion(
            ExpressionLanguage language,
            Contacts contacts,
            EventLog log,
            Histories histories,
            Profiles profiles,
            Clock clock) {
        this.language = language;
        this.contacts = contacts;
        this.log = log;
        this.histories = histories;
        this.profiles = profiles;
        this.clock = clock;
    }

    /**
     * Whether the FEEL expression is true of the contact, as of now.
     *
     * @throws ProcessEngineException if the expression has a mistake or is neither true nor false
     */
    public boolean matches(DelegateExecution execution, String expression) {
        var finding = ask(execution, expression);
        if (!finding.holds() && finding.isUndecided()) {
            throw new ProcessEngineException("segment.matches at '" + execution.getCurrentActivityId() + "': "
                    + finding.condition() + " " + finding.seen());
        }
        return finding.holds();
    }

    /** As {@link #matches}, with what was seen. */
    private Finding ask(DelegateExecution execution, String expression) {
        var email = Email.of("business key of the process instance", execution.getProcessBusinessKey());
        var tenant = Tenant.of(execution.getTenantId());
        var contact = contacts.find(tenant, email).orElseGet(() -> new Contact(0, tenant, email));
        var now = log.latest(contact.id()).orElseGet(() -> none(contact));
        return parsed(execution, expression)
                .judge(new Facts(asOfNow(now), histories.upTo(now), () -> profiles.of(contact)));
    }

    private Expression parsed(DelegateExecution execution, String text) {
        var known = expressions.get(text);
        if (known != null) {
            return known;
        }
        var mistakes = new ArrayList<String>();
        var parsed = language.parse(text, mistakes::add)
                .orElseThrow(() -> new ProcessEngineException("segment.matches at '"
                        + execution.getCurrentActivityId() + "': '" + text + "', allowed: "
                        + String.join("; ", mistakes)));
        if (expressions.size() < REMEMBERED) {
            expressions.put(text, parsed);
        }
        return parsed;
    }

    /** Windows go back from now. */
    private RecordedEvent asOfNow(RecordedEvent last) {
        return new RecordedEvent(
                last.contact(),
                last.seq(),
                last.nth(),
                last.id(),
                last.name(),
                last.value(),
                Instant.now(clock),
                last.recordedAt(),
                last.startsNothing());
    }

    private RecordedEvent none(Contact contact) {
        var now = Instant.now(clock);
        return new RecordedEvent(
                contact, 0, 0, EventId.of("none"), new EventName("none"), EventValue.NONE, now, now, true);
    }
}
