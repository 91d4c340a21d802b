package org.declic.automation.step;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.spin.json.SpinJsonNode;
import org.declic.automation.step.Mailer.Mail;
import org.declic.contact.Contact;
import org.declic.contact.InvalidInput;
import org.declic.contact.Profiles;
import org.declic.contact.SentMails;
import org.declic.contact.Unsubscribing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step "Send e-mail". Fields: {@code subject}; {@code body}, or {@code template} with the name of a file; {@code from}, if
 * it is not the usual sender; {@code list}, the list that the mail belongs to ({@code E-mails} if it is not said). Subject and
 * body are Mustache and may name {@code contact} ({@code email}, {@code fields}), {@code event} and {@code unsubscribeUrl};
 * what expressions in them come to is text.
 *
 * <p>Contacts who have unsubscribed from the list get none, nor do contacts who are erased meanwhile. The order is: the try is noted and committed, the mail server takes
 * the mail, that is noted and committed, and then the engine's transaction ends. So when the job, which is the step's own, is
 * tried again after the mail server has taken the mail, no second mail is sent, whatever has failed; except where it is killed,
 * or the connection breaks, between the mail server's own commit and that of one insert here. Such a mail is in doubt, and
 * is sent again or not, as is set. Its Message-ID is the same at each try, by which many receivers show it once.
 */
public final class SendEmail extends ContactStep {

    private static final Logger LOG = LoggerFactory.getLogger(SendEmail.class);

    private final Mailer mailer;
    private final MailLists lists;
    private final Profiles profiles;
    private final SentMails sent;
    private final Unsubscribing unsubscribing;
    private final boolean againInDoubt;

    private @Nullable Expression subject;
    private @Nullable Expression body;
    private @Nullable Expression template;
    private @Nullable Expression from;
    private @Nullable Expression list;

    /** @param againInDoubt whether a mail that the mail server may have is sent again */
    public SendEmail(
            Mailer mailer,
            MailLists lists,
            Profiles profiles,
            SentMails sent,
            Unsubscribing unsubscribing,
            boolean againInDoubt) {
        this.mailer = mailer;
        this.lists = lists;
        this.profiles = profiles;
        this.sent = sent;
        this.unsubscribing = unsubscribing;
        this.againInDoubt = againInDoubt;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var known = lists.find(tenant(execution), contact(execution));
        if (known.isEmpty()) {
            ensureRunning(execution);
        }
        var contact = known.orElseGet(() -> lists.made(tenant(execution), contact(execution)));
        var listed = lists.list(contact.tenant(), field("list", execution), text(list, execution));
        var mail = mail(execution, contact, unsubscribing.url(contact, listed));
        var refusal = lists.refusal(contact, listed);
        if (refusal.isPresent()) {
            LOG.info(
                    "No mail by '{}' of instance {}: {}",
                    execution.getCurrentActivityId(),
                    execution.getProcessInstanceId(),
                    refusal.get());
            return;
        }
        if (known.isPresent()) {
            ensureRunning(execution);
        }
        switch (sent.begin(contact, mail.key())) {
            case SENT -> tell("The mail by '{}' of instance {} has been sent before", execution);
            case UNDER_WAY -> throw new IllegalStateException("Another try is sending this mail");
            case NEW -> send(contact, mail);
            case IN_DOUBT -> {
                if (againInDoubt) {
                    send(contact, mail);
                } else {
                    tell("No mail by '{}' of instance {}: the mail server may have it", execution);
                    sent.sent(contact, mail.key());
                }
            }
        }
    }

    /**
     * What was read of an instance that is removed while its job runs, as when the contact is erased, may be half of it. Asked
     * once in a transaction, since the engine answers the same question by the same answer. By the id alone: asked for instances,
     * PostgreSQL may read all.
     */
    private static void ensureRunning(DelegateExecution execution) {
        var running = execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createExecutionQuery()
                .executionId(execution.getProcessInstanceId())
                .count();
        if (running == 0) {
            throw new OptimisticLockingException("No mail by '" + execution.getCurrentActivityId() + "' of instance "
                    + execution.getProcessInstanceId() + ": it was removed meanwhile");
        }
    }

    private void send(Contact contact, Mail mail) {
        try {
            mailer.send(mail);
        } catch (MailInDoubt inDoubt) {
            sent.inDoubt(mail.key());
            throw inDoubt;
        } catch (RuntimeException notTaken) {
            sent.notSent(mail.key());
            throw notTaken;
        }
        sent.sent(contact, mail.key());
    }

    private Mail mail(DelegateExecution execution, Contact contact, String unsubscribeUrl) {
        var written = mailText(body, execution);
        var file = text(template, execution);
        if ((written == null) == (file == null)) {
            throw new InvalidInput(
                    field("body", execution),
                    "must be given, or else template",
                    written == null ? null : written.template());
        }
        var title = mailText(subject, execution);
        if (title == null) {
            throw new InvalidInput(field("subject", execution), "must be given", null);
        }
        var sender = text(from, execution);
        return new Mail(
                key(execution),
                contact.email(),
                title,
                written,
                file,
                sender == null ? null : Sender.of(field("from", execution), sender),
                values(execution, contact, unsubscribeUrl),
                unsubscribeUrl);
    }

    /** A field without an expression is a template; what an expression comes to is text, unless it tells them apart. */
    private static @Nullable MailText mailText(@Nullable Expression field, DelegateExecution execution) {
        var found = field == null ? null : field.getValue(execution);
        if (field == null || found == null) {
            return null;
        }
        var text = found instanceof MailText parts
                ? parts
                : field.isLiteralText() ? MailText.template(found.toString()) : MailText.value(found.toString());
        return text.isBlank() ? null : text;
    }

    private static void tell(String what, DelegateExecution execution) {
        LOG.info(what, execution.getCurrentActivityId(), execution.getProcessInstanceId());
    }

    private Map<String, Object> values(DelegateExecution execution, Contact contact, String unsubscribeUrl) {
        var values = new HashMap<String, Object>();
        values.put(
                "contact",
                Map.of(
                        "email",
                        contact.email().value(),
                        "fields",
                        profiles.of(contact).fields()));
        if (execution.getVariable(EVENT) instanceof SpinJsonNode event) {
            values.put(EVENT, event.mapTo(Map.class));
        }
        values.put("unsubscribeUrl", unsubscribeUrl);
        return values;
    }

    /** The same for each try of the step, another each time the instance comes by. */
    private static String key(DelegateExecution execution) {
        var earlier = execution
                .getProcessEngineServices()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .activityId(execution.getCurrentActivityId())
                .finished()
                .count();
        return execution.getProcessInstanceId() + ":" + execution.getId() + ":" + execution.getCurrentActivityId() + ":"
                + earlier;
    }

    public void setSubject(Expression subject) {
        this.subject = subject;
    }

    public void setBody(Expression body) {
        this.body = body;
    }

    public void setTemplate(Expression template) {
        this.template = template;
    }

    public void setFrom(Expression from) {
        this.from = from;
    }

    public void setList(Expression list) {
        this.list = list;
    }
}
