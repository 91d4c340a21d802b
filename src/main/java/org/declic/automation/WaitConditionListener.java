package org.declic.automation;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.MistakeReport;
import org.declic.contact.InvalidInput;
import org.declic.event.EventName;
import org.declic.segment.ExpressionLanguage;
import org.declic.setting.Mistake;
import org.declic.trigger.TriggerProperties;
import org.declic.trigger.WaitProperties;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of message catch events and receive tasks while a process is parsed. */
final class WaitConditionListener extends AbstractBpmnParseListener {

    private final ListenedNames listened;
    private final ExpressionLanguage language;
    private final LookBackListener lookBack;
    private final MistakeReport report;

    WaitConditionListener(
            ListenedNames listened, ExpressionLanguage language, LookBackListener lookBack, MistakeReport report) {
        this.listened = listened;
        this.language = language;
        this.lookBack = lookBack;
        this.report = report;
    }

    @Override
    public void parseIntermediateCatchEvent(Element event, ScopeImpl scope, ActivityImpl activity) {
        parse(event, activity);
    }

    @Override
    public void parseReceiveTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        parse(task, activity);
    }

    @Override
    public void parseBoundaryEvent(Element event, ScopeImpl scope, ActivityImpl activity) {
        SettingPlaces.misplaced(event, report);
    }

    private void parse(Element element, @Nullable ActivityImpl activity) {
        var properties = CamundaProperties.of(element);
        if (activity == null || !TriggerProperties.isAnySet(properties)) {
            return;
        }
        var message = message(activity);
        if (message == null) {
            reportNoMessage(element);
            return;
        }
        var mistakes = new ArrayList<Mistake>();
        var wait = WaitProperties.read(message, properties, language, mistakes::add);
        mistakes.forEach(mistake -> report.mistake(element, mistake));
        new ParsedWait(wait).keepOn(activity);
        DeclicDefinition.mark(activity.getProcessDefinition());
        if (wait.looksBack()) {
            DeclicDefinition.markLooksBack(activity.getProcessDefinition());
            lookBack.addTo(activity);
        }
        listened.add(message);
    }

    /** A message event definition without a message is reported where it is parsed. */
    private void reportNoMessage(Element element) {
        if (element.getTagName().equals("receiveTask")) {
            report.mistake(element, SettingPlaces.NO_EVENT);
        } else if (element.element("messageEventDefinition") == null) {
            SettingPlaces.misplaced(element, report);
        }
    }

    private static @Nullable EventName message(ActivityImpl activity) {
        return Stream.of(activity, activity.getEventScope(), activity.getFlowScope())
                .filter(scope -> scope != null)
                .flatMap(scope -> EventSubscriptionDeclaration.getDeclarationsForScope(scope).values().stream())
                .filter(declaration -> activity.getId().equals(declaration.getActivityId())
                        && "message".equals(declaration.getEventType())
                        && declaration.hasEventName())
                .map(declaration -> name(declaration.getUnresolvedEventName()))
                .findFirst()
                .orElse(null);
    }

    private static EventName name(String message) {
        try {
            return new EventName(message);
        } catch (InvalidInput invalid) {
            return new EventName("?");
        }
    }
}
