package org.declic.automation;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Gives the step "Send e-mail" a job of its own where the designer has not (asyncBefore). A mail can't be taken back: in the
 * transaction that starts its instance, and a hundred others, the failure of any would send the mails of all again, by
 * instances that are new and don't know of the first ones.
 */
final class MailJobListener extends AbstractBpmnParseListener {

    private static final Pattern SEND_EMAIL = Pattern.compile("[$#]\\{\\s*sendEmail\\s*}");

    @Override
    public void parseServiceTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        parse(task, activity);
    }

    @Override
    public void parseSendTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        parse(task, activity);
    }

    private static void parse(Element task, ActivityImpl activity) {
        var delegate = task.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "delegateExpression", "");
        if (!activity.isAsyncBefore() && SEND_EMAIL.matcher(delegate.strip()).matches()) {
            activity.setAsyncBefore(true);
        }
    }
}
