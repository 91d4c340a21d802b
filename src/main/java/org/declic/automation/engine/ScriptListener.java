package org.declic.automation.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.setting.Mistake;

/** Where scripts are switched off: reports every script in a diagram, whatever it is in and whatever its language. */
public final class ScriptListener extends AbstractBpmnParseListener {

    private static final String ALLOWED = "no script while declic.scripts is off";

    private final MistakeReport report;

    public ScriptListener(MistakeReport report) {
        this.report = report;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        search(root, root);
    }

    private void search(Element around, Element element) {
        var named = element.attribute("id") == null ? around : element;
        switch (element.getTagName()) {
            case "scriptTask" -> mistake(named, "script task", element.attribute("scriptFormat"));
            case "script" -> {
                if (!isBpmn(element)) {
                    mistake(named, "camunda:script", element.attribute("scriptFormat"));
                }
            }
            case "conditionExpression", "condition" -> {
                if (isScript(element)) {
                    mistake(named, "script of a condition", element.attribute("language"));
                }
            }
            default -> {}
        }
        element.elements().forEach(inner -> search(named, inner));
    }

    /** As the engine tells it from an expression. */
    private static boolean isScript(Element condition) {
        return condition.attribute("language") != null
                || condition.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "resource") != null;
    }

    /** The script of a script task, which is reported itself. */
    private static boolean isBpmn(Element element) {
        return element.getUri().startsWith("http://www.omg.org/");
    }

    private void mistake(Element element, String kind, String language) {
        report.mistake(element, new Mistake(kind, language, ALLOWED));
    }
}
