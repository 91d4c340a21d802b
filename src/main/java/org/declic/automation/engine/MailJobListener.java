package org.declic.automation.engine;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.DefaultFailedJobParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.camunda.bpm.engine.impl.util.StringUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.step.Sender;
import org.declic.contact.InvalidInput;
import org.declic.setting.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * Gives the step "Send e-mail" a job of its own where the designer has not (asyncBefore). A mail can't be taken back: in the
 * transaction that starts its instance, and a hundred others, the failure of any would send the mails of all again, by
 * instances that are new and don't know of the first ones. The job is tried again after waits that grow, unless the
 * diagram has a retry time cycle.
 */
public final class MailJobListener extends AbstractBpmnParseListener {

    private static final Pattern SEND_EMAIL = Pattern.compile("[$#]\\{\\s*sendEmail\\s*}");
    private static final String MARK = "declicMail";

    private final String retry;
    private final MistakeReport report;

    public MailJobListener(String retry, MistakeReport report) {
        this.retry = retry;
        this.report = report;
    }

    /** Whether the task is the step, by its delegate expression. */
    public static boolean isMail(Element task) {
        var delegate = task.attributeNS(Extensions.NAMESPACE, "delegateExpression", "");
        return SEND_EMAIL.matcher(delegate.strip()).matches();
    }

    public static boolean isMail(ActivityImpl activity) {
        return activity.getProperty(MARK) != null;
    }

    @Override
    public void parseServiceTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        parse(task, activity);
    }

    @Override
    public void parseSendTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        parse(task, activity);
    }

    private void parse(Element task, ActivityImpl activity) {
        if (!isMail(task)) {
            return;
        }
        activity.setProperty(MARK, true);
        activity.setAsyncBefore(true);
        var cycle = Stream.of(task.element("multiInstanceLoopCharacteristics"), task)
                .map(MailJobListener::retryTimeCycle)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(retry);
        activity.getProperties()
                .set(DefaultFailedJobParseListener.FAILED_JOB_CONFIGURATION, ParseUtil.parseRetryIntervals(cycle));
        checkFrom(task);
    }

    private static Optional<String> retryTimeCycle(@Nullable Element element) {
        return Optional.ofNullable(element)
                .map(one -> one.element("extensionElements"))
                .map(one -> one.elementNS(Extensions.NAMESPACE, "failedJobRetryTimeCycle"))
                .map(Element::getText)
                .filter(text -> !text.isBlank());
    }

    /** What an expression makes of it is checked when it is known. */
    private void checkFrom(Element task) {
        var extension = task.element("extensionElements");
        if (extension == null) {
            return;
        }
        extension.elementsNS(Extensions.NAMESPACE, "field").stream()
                .filter(field -> "from".equals(field.attribute("name")))
                .flatMap(field -> Stream.concat(
                        Stream.of(field.attribute("stringValue", ""), field.attribute("expression", "")),
                        field.elements().stream().map(Element::getText)))
                .filter(text -> !text.isBlank() && !StringUtil.isExpression(text.strip()) && !text.contains("{"))
                .forEach(text -> {
                    try {
                        Sender.of("from", text);
                    } catch (InvalidInput wrong) {
                        report.mistake(task, new Mistake("field from", text, Sender.ALLOWED));
                    }
                });
    }
}
