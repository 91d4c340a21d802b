package org.declic.automation.engine;

import java.util.List;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.setting.Mistake;

/** Where scripts are switched off: reports every script in a diagram, whatever it is in and whatever its language. */
public final class ScriptListener extends AbstractBpmnParseListener {

    private static final String ALLOWED = "no script while declic.scripts is off";

    private final MistakeReport report;
    private final Predicate<Element> isJudged;
    private final Predicate<ProcessDefinitionEntity> judges;

    /**
     * @param isJudged whether a condition of a sequence flow is in a language that is judged without a script engine
     * @param judges whether those of a process are
     */
    public ScriptListener(
            MistakeReport report, Predicate<Element> isJudged, Predicate<ProcessDefinitionEntity> judges) {
        this.report = report;
        this.isJudged = isJudged;
        this.judges = judges;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        var judged = definitions.stream()
                .filter(judges)
                .map(ProcessDefinitionEntity::getKey)
                .toList();
        for (var element : root.elements()) {
            search(root, element, judged.contains(element.attribute("id")));
        }
    }

    private void search(Element around, Element element, boolean judges) {
        var named = element.attribute("id") == null ? around : element;
        switch (element.getTagName()) {
            case "scriptTask" -> mistake(named, "script task", element.attribute("scriptFormat"));
            case "script" -> {
                if (!isBpmn(element)) {
                    mistake(named, "camunda:script", element.attribute("scriptFormat"));
                }
            }
            case "conditionExpression", "condition" -> {
                var isJudgedHere =
                        judges && element.getTagName().equals("conditionExpression") && isJudged.test(element);
                if (isScript(element) && !isJudgedHere) {
                    mistake(named, "script of a condition", element.attribute("language"));
                }
            }
            default -> {}
        }
        element.elements().forEach(inner -> search(named, inner, judges));
    }

    /** As the engine tells it from an expression. */
    private static boolean isScript(Element condition) {
        return condition.attribute("language") != null
                || condition.attributeNS(Extensions.NAMESPACE, "resource") != null;
    }

    /** The script of a script task, which is reported itself. */
    private static boolean isBpmn(Element element) {
        return element.getUri().startsWith("http://www.omg.org/");
    }

    private void mistake(Element element, String kind, String language) {
        report.mistake(element, new Mistake(kind, language, ALLOWED));
    }
}
