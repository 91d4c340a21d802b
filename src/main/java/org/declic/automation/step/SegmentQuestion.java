package org.declic.automation.step;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Profiles;
import org.declic.contact.Tenant;
import org.declic.event.AsOf;
import org.declic.event.EventLog;
import org.declic.event.Histories;
import org.declic.event.RecordedEvent;
import org.declic.segment.Expression;
import org.declic.segment.ExpressionLanguage;
import org.declic.segment.Facts;
import org.declic.segment.Finding;

/**
 * Asks about the contact of a process instance, in expressions of the diagram under the name {@code segment}:
 * {@code ${segment.matches(execution, 'times("Order placed") >= 3')}}. The contact is the business key; all events up to now
 * count, and {@code event} is the one that started the instance, with its own data and time.
 */
public final class SegmentQuestion {

    private static final int REMEMBERED = 1000;

    private final ExpressionLanguage language;
    private final Contacts contacts;
    private final EventLog log;
    private final Histories histories;
    private final Profiles profiles;
    private final Clock clock;
    private final TriggeringEvents triggering;
    private final Cache<String, Expression> expressions =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

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
        this.triggering = new TriggeringEvents(log);
        this.histories = histories;
        this.profiles = profiles;
        this.clock = clock;
    }

    /**
     * Whether the FEEL expression is true of the contact, as of now. Null is not true.
     *
     * @throws ProcessEngineException if the expression has a mistake, was given up, or comes to what is neither true nor false
     */
    public boolean matches(DelegateExecution execution, String expression) {
        var finding = ask(execution, expression);
        if (finding.isUndecided()) {
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
        var seq = log.latest(contact.id()).map(RecordedEvent::seq).orElse(0L);
        var asOf = new AsOf(contact, seq, Instant.now(clock), null);
        return parsed(execution, expression)
                .judge(new Facts(
                        asOf, triggering.of(execution, contact), histories.upTo(asOf), () -> profiles.of(contact)));
    }

    private Expression parsed(DelegateExecution execution, String text) {
        return expressions.get(text, asked -> parse(execution, asked));
    }

    private Expression parse(DelegateExecution execution, String text) {
        var mistakes = new ArrayList<String>();
        return language.parse(text, mistakes::add)
                .orElseThrow(() -> new ProcessEngineException("segment.matches at '"
                        + execution.getCurrentActivityId() + "': '" + text + "', allowed: "
                        + String.join("; ", mistakes)));
    }
}
