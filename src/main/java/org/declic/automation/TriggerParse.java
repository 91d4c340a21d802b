package org.declic.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.Condition;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.bpmn.parser.FieldDeclaration;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.el.FixedValue;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.Extensions;
import org.declic.automation.engine.MailExpression;
import org.declic.automation.engine.MailJobListener;
import org.declic.automation.engine.MistakeReport;
import org.declic.contact.Blanks;
import org.declic.setting.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * A parse that reads triggers too. Mistakes become the engine's own parse errors, all at once, with the id of the element;
 * but only while deploying: a definition that was deployed before must load whatever today's rules are.
 */
final class TriggerParse extends BpmnParse {

    /** Fields of "Send e-mail" that are templates. */
    private static final Set<String> MAIL_TEXTS = Set.of("subject", "body");

    /** What the ids of Declic's element templates begin with. */
    private static final String TEMPLATES = "org.declic.";

    /** What the engine says, before it breaks off. */
    private static final String NO_NAME = "Cannot have a message event subscription with an empty or missing name";

    private final List<RuntimeException> unreadable = new ArrayList<>();
    private final DesignCheck design;

    private TriggerParse(
            BpmnParser parser, Function<MistakeReport, List<BpmnParseListener>> listeners, DesignCheck design) {
        super(parser);
        this.design = design;
        parseListeners = new ArrayList<>(parser.getParseListeners());
        parseListeners.addAll(listeners.apply(this::report));
    }

    static BpmnParseFactory factory(Function<MistakeReport, List<BpmnParseListener>> listeners, DesignCheck design) {
        return parser -> new TriggerParse(parser, listeners, design);
    }

    /** The engine breaks off at some mistakes of its own, which must not hide the others: so these are looked for first. */
    @Override
    protected void parseRootElement() {
        if (deployment.isNew()) {
            design.check(Design.in(deployment, rootElement, expressionManager, this::report, this::hint));
        }
        super.parseRootElement();
    }

    /**
     * An optional field that a designer has left empty is saved without a value by Camunda Modeler, which the engine refuses. In
     * an element that one of Declic's templates is applied to it counts as not there. What expressions in a text of a mail come
     * to is kept apart from the text, which is a template.
     */
    @Override
    protected @Nullable FieldDeclaration parseFieldDeclaration(Element task, Element field) {
        if (isOfOurTemplate(task) && isBlank(field)) {
            return null;
        }
        var declared = declaration(task, field);
        if (declared != null
                && MAIL_TEXTS.contains(declared.getName())
                && MailJobListener.isMail(task)
                && declared.getValue() instanceof Expression expression
                && !(expression instanceof FixedValue)) {
            declared.setValue(MailExpression.of(expression.getExpressionText(), expressionManager));
        }
        return declared;
    }

    /** Null for an expression that is broken and reported: with it the engine would break off. */
    private @Nullable FieldDeclaration declaration(Element task, Element field) {
        try {
            return super.parseFieldDeclaration(task, field);
        } catch (RuntimeException broken) {
            if (hasErrors()) {
                return null;
            }
            throw broken;
        }
    }

    /** An event's name has no white space at its ends, so that no event would ever come for such an element. */
    @Override
    protected EventSubscriptionDeclaration parseMessageEventDefinition(Element definition, String elementId) {
        if (deployment.isNew() && !messages.containsKey(resolveName(definition.attribute("messageRef")))) {
            return withoutMessage(definition, elementId);
        }
        var declaration = super.parseMessageEventDefinition(definition, elementId);
        if (declaration != null
                && deployment.isNew()
                && declaration.hasEventName()
                && Blanks.isAround(declaration.getUnresolvedEventName())) {
            var mistake = new Mistake(
                    "message name", declaration.getUnresolvedEventName(), "no white space before or after the name");
            addError(text(elementId, mistake), definition, elementId);
        }
        return declaration;
    }

    /** The engine would break off here. */
    private EventSubscriptionDeclaration withoutMessage(Element definition, String elementId) {
        var reference = definition.attribute("messageRef");
        addError(
                reference == null
                        ? "attribute 'messageRef' is required"
                        : "Invalid 'messageRef': no message with id '" + reference + "' found.",
                definition,
                elementId);
        return new EventSubscriptionDeclaration(expressionManager.createExpression(""), EventType.MESSAGE);
    }

    @Override
    protected void addEventSubscriptionDeclaration(
            EventSubscriptionDeclaration subscription, ScopeImpl scope, Element element) {
        if (!deployment.isNew()) {
            super.addEventSubscriptionDeclaration(subscription, scope, element);
            return;
        }
        var isMessage = EventType.MESSAGE.name().equals(subscription.getEventType());
        if (isMessage && !subscription.hasEventName()) {
            addError(text(subscription.getActivityId(), SettingPlaces.NO_EVENT), element, subscription.getActivityId());
            addError(NO_NAME, element, subscription.getActivityId());
            return;
        }
        if (isMessage && element.getTagName().equals("startEvent")) {
            scope.getProperties().get(BpmnProperties.EVENT_SUBSCRIPTION_DECLARATIONS).values().stream()
                    .filter(other -> other.getEventType().equals(subscription.getEventType())
                            && subscription.getUnresolvedEventName().equals(other.getUnresolvedEventName()))
                    .findFirst()
                    .ifPresent(other -> report(
                            element,
                            new Mistake(
                                    "message name",
                                    subscription.getUnresolvedEventName(),
                                    "another event than that of '" + other.getActivityId()
                                            + "', since an event starts a process in one place")));
        }
        super.addEventSubscriptionDeclaration(subscription, scope, element);
    }

    /**
     * A condition that JUEL can't read is Camunda's failure as ever, but where the process uses Declic: there all mistakes are told at
     * once, with what is right.
     */
    @Override
    protected @Nullable Condition parseConditionExpression(Element condition, String elementId) {
        try {
            return super.parseConditionExpression(condition, elementId);
        } catch (RuntimeException failed) {
            unreadable.add(failed);
            return null;
        }
    }

    @Override
    public ProcessDefinitionEntity parseProcess(Element process) {
        var definition = super.parseProcess(process);
        if (!unreadable.isEmpty() && !(DeclicDefinition.is(definition) && hasErrors())) {
            throw unreadable.get(0);
        }
        unreadable.clear();
        return definition;
    }

    private static boolean isOfOurTemplate(Element task) {
        return task.attributeNS(Extensions.NAMESPACE, "modelerTemplate", "").startsWith(TEMPLATES);
    }

    private static boolean isBlank(Element field) {
        return Stream.concat(
                        Stream.of(field.attribute("stringValue", ""), field.attribute("expression", "")),
                        field.elements().stream().map(Element::getText))
                .allMatch(String::isBlank);
    }

    private void report(Element element, Mistake mistake) {
        if (deployment.isNew()) {
            var id = element.attribute("id");
            addError(text(id, mistake), element, id);
        }
    }

    private void hint(Element element, Mistake mistake) {
        var id = element.attribute("id");
        addWarning(text(id, mistake), element, id);
    }

    static String text(String elementId, Mistake mistake) {
        return "'" + elementId + "': " + mistake.inPanel();
    }
}
