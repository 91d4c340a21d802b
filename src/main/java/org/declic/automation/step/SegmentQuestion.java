package org.declic.automation.step;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Function;
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
import org.jspecify.annotations.Nullable;

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
        return holds(
                execution,
                parsed(execution, expression),
                "segment.matches at '" + execution.getCurrentActivityId() + "'",
                name -> null);
    }

    /**
     * The same of an expression that was read when the process was.
     *
     * @param where it stands, for whoever is told of a failure
     * @param variables see {@link Facts#variables}
     */
    public boolean holds(
            DelegateExecution execution,
            Expression expression,
            String where,
            Function<String, @Nullable Object> variables) {
        var finding = ask(execution, expression, variables);
        if (finding.isUndecided()) {
            throw new ProcessEngineException(where + ": " + finding.condition() + " " + finding.seen());
        }
        return finding.holds();
    }

    private Finding ask(
            DelegateExecution execution, Expression expression, Function<String, @Nullable Object> variables) {
        var email = Email.of("business key of the process instance", execution.getProcessBusinessKey());
        var tenant = Tenant.of(execution.getTenantId());
        var contact = contacts.find(tenant, email).orElseGet(() -> new Contact(0, tenant, email));
        var seq = log.latest(contact.id()).map(RecordedEvent::seq).orElse(0L);
        var asOf = new AsOf(contact, seq, Instant.now(clock), null);
        var entry = triggering.of(execution, contact);
        return expression.judge(
                new Facts(asOf, entry, () -> entry, histories.upTo(asOf), () -> profiles.of(contact), variables));
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
