package org.declic.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.MistakeReport;
import org.declic.contact.InvalidInput;
import org.declic.event.EventName;
import org.declic.segment.ExpressionLanguage;
import org.declic.setting.Mistake;
import org.declic.trigger.AutomationProperties;
import org.declic.trigger.Limit;
import org.declic.trigger.Reentry;
import org.declic.trigger.Trigger;
import org.declic.trigger.TriggerProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the settings of the triggers of a process while it is parsed, and reports every mistake in them. */
final class StartConditionListener extends AbstractBpmnParseListener {

    private static final Logger LOG = LoggerFactory.getLogger(StartConditionListener.class);

    private final @Nullable Limit defaultLimit;
    private final ExpressionLanguage language;
    private final ListenedNames listened;
    private final ExecutionListener onStart;
    private final ExecutionListener onExit;
    private final ExecutionListener onEnd;
    private final FlowConditions conditions;
    private final MistakeReport report;

    StartConditionListener(
            @Nullable Limit defaultLimit,
            ExpressionLanguage language,
            ListenedNames listened,
            ExecutionListener onStart,
            ExecutionListener onExit,
            ExecutionListener onEnd,
            FlowConditions conditions,
            MistakeReport report) {
        this.defaultLimit = defaultLimit;
        this.language = language;
        this.listened = listened;
        this.onStart = onStart;
        this.onExit = onExit;
        this.onEnd = onEnd;
        this.conditions = conditions;
        this.report = report;
    }

    @Override
    public void parseStartEvent(Element startEvent, ScopeImpl scope, ActivityImpl activity) {
        if (!(scope instanceof ProcessDefinitionEntity)) {
            SettingPlaces.misplaced(startEvent, report);
        }
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        var settings = CamundaProperties.of(process);
        var mistakes = new ArrayList<Mistake>();
        var reentry = AutomationProperties.read(settings, mistakes::add);
        mistakes.forEach(mistake -> report.mistake(process, mistake));
        var isSet = AutomationProperties.isAnySet(settings);
        var isAutomation = false;
        for (var startEvent : process.elements("startEvent")) {
            isAutomation |= parseTrigger(startEvent, definition, isSet, reentry, mistakes);
        }
        if (isAutomation) {
            DeclicDefinition.mark(definition);
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, onStart);
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, onExit);
        }
        if (DeclicDefinition.is(definition)) {
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, onEnd);
            conditions.read(process, definition);
        }
    }

    private boolean parseTrigger(
            Element startEvent,
            ProcessDefinitionEntity definition,
            boolean isAutomation,
            Reentry reentry,
            List<Mistake> automationMistakes) {
        var activity = definition.findActivity(startEvent.attribute("id"));
        var message = MessageNames.of(definition, activity.getId());
        var properties = CamundaProperties.of(startEvent);
        if (message.isEmpty()) {
            if (startEvent.element("messageEventDefinition") == null) {
                SettingPlaces.misplaced(startEvent, report);
            }
            return false;
        }
        var mistakes = new ArrayList<>(automationMistakes);
        var trigger = trigger(startEvent, definition.getKey(), message.get(), properties, isAutomation, mistakes);
        if (trigger == null) {
            return false;
        }
        new ParsedTrigger(trigger, reentry, mistakes).keepOn(activity);
        LOG.debug("Automation '{}', trigger '{}': {}", trigger.automation(), trigger.startEvent(), trigger.sentence());
        if (!trigger.plain()) {
            listened.add(trigger.event());
        }
        return !trigger.plain();
    }

    private @Nullable Trigger trigger(
            Element startEvent,
            String automation,
            String message,
            Map<String, String> properties,
            boolean isAutomation,
            List<Mistake> mistakes) {
        var plain = !isAutomation && !TriggerProperties.isAnySet(properties);
        EventName event;
        try {
            event = new EventName(message);
        } catch (InvalidInput invalid) {
            if (plain) {
                return null;
            }
            report.mistake(
                    startEvent,
                    new Mistake("message name", message, "a name of 1 to 255 characters without control characters"));
            return null;
        }
        var before = mistakes.size();
        var read = TriggerProperties.read(
                automation, startEvent.attribute("id"), event, properties, defaultLimit, language, mistakes::add);
        mistakes.subList(before, mistakes.size()).forEach(mistake -> report.mistake(startEvent, mistake));
        return plain == read.plain() ? read : read.gated();
    }
}
