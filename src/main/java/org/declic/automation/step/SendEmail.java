package org.declic.automation.step;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.spin.json.SpinJsonNode;
import org.declic.automation.step.Mailer.Mail;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
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
 * body are Mustache and may name {@code contact} ({@code email}, {@code fields}), {@code event} and {@code unsubscribeUrl}.
 *
 * <p>Contacts who have unsubscribed from the list get none. When its job, which is its own, fails after the mail server has
 * taken the mail and is tried again, no second mail is sent, unless the application was killed in the moment between the two.
 */
public final class SendEmail extends ContactStep {

    /** The list of mails that belong to no other. */
    public static final String USUAL_LIST = "E-mails";

    private static final Logger LOG = LoggerFactory.getLogger(SendEmail.class);

    private final Mailer mailer;
    private final Contacts contacts;
    private final Attributes attributes;
    private final Profiles profiles;
    private final SentMails sent;
    private final Unsubscribing unsubscribing;

    private @Nullable Expression subject;
    private @Nullable Expression body;
    private @Nullable Expression template;
    private @Nullable Expression from;
    private @Nullable Expression list;

    public SendEmail(
            Mailer mailer,
            Contacts contacts,
            Attributes attributes,
            Profiles profiles,
            SentMails sent,
            Unsubscribing unsubscribing) {
        this.mailer = mailer;
        this.contacts = contacts;
        this.attributes = attributes;
        this.profiles = profiles;
        this.sent = sent;
        this.unsubscribing = unsubscribing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var text = text(body, execution);
        var file = text(template, execution);
        if ((text == null) == (file == null)) {
            throw new InvalidInput(field("body", execution), "must be given, or else template", text);
        }
        var email = contact(execution);
        // its row is not locked while the mail server is at work
        var contact = contacts.find(tenant(execution), email).orElseGet(() -> contacts.of(tenant(execution), email));
        var listed = attributes.of(
                contact.tenant(),
                Kind.LIST,
                Optional.ofNullable(text(list, execution)).orElse(USUAL_LIST));
        if (hasLeft(contact, listed)) {
            LOG.info(
                    "No mail by '{}' of instance {}: the contact has unsubscribed",
                    execution.getCurrentActivityId(),
                    execution.getProcessInstanceId());
            return;
        }
        var key = key(execution);
        if (sent.contains(key)) {
            return;
        }
        var unsubscribeUrl = unsubscribing.url(contact, listed);
        mailer.send(new Mail(
                contact.email(),
                required("subject", subject, execution),
                text,
                file,
                text(from, execution),
                values(execution, contact, unsubscribeUrl),
                unsubscribeUrl));
        sent.add(contact, key);
    }

    private boolean hasLeft(Contact contact, Attribute listed) {
        return attributes
                .attached(contact, listed)
                .filter(attached -> attached.value().equals(Attached.UNSUBSCRIBED))
                .isPresent();
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
