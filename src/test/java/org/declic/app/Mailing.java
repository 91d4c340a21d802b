package org.declic.app;

/** Automations with the step "Send e-mail", and its fields in the forms that BPMN has for them. */
final class Mailing {

    /** The fields that each mail needs. */
    static final String TEXTS = attribute("subject", "stringValue", "S") + attribute("body", "stringValue", "B");

    private static final String ASYNC = "serviceTask camunda:asyncBefore='true'";

    private Mailing() {}

    /** The mail in a job of its own, then a user task. */
    static Automation of(String key, String event, String... fields) {
        return steps(key, event, ASYNC, "<bpmn:userTask id='Next' />", fields);
    }

    /** The mail in a job of its own, and in it a step that evaluates the expression. */
    static Automation evaluating(String expression, String key, String event, String... fields) {
        return steps(key, event, ASYNC, evaluation(expression), fields);
    }

    /** The mail by such a task right after the trigger, and in the same job a step that evaluates the expression. */
    static Automation atOnce(String task, String expression, String key, String event, String... fields) {
        return steps(key, event, task, evaluation(expression), fields);
    }

    private static String evaluation(String expression) {
        return "<bpmn:serviceTask id='Next' camunda:expression='" + expression + "' />";
    }

    /** @param task kind of the task, with further attributes if any */
    private static Automation steps(String key, String event, String task, String next, String... fields) {
        return Automation.of(key)
                .trigger("Start", event, "trigger.limit", "none")
                .leadingTo("""
                        <bpmn:%s id='Task' camunda:delegateExpression='${sendEmail}'>
                          <bpmn:extensionElements>%s</bpmn:extensionElements>
                        </bpmn:%s>
                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='Next' />
                        %s""".formatted(task, String.join("", fields), task.split(" ")[0], next));
    }

    static String text(String name, String text) {
        return element(name, "string", text);
    }

    static String expression(String name, String expression) {
        return element(name, "expression", expression);
    }

    private static String element(String name, String kind, String content) {
        return "<camunda:field name='%1$s'><camunda:%2$s><![CDATA[%3$s]]></camunda:%2$s></camunda:field>"
                .formatted(name, kind, content);
    }

    /** @param attribute {@code stringValue} or {@code expression} */
    static String attribute(String name, String attribute, String value) {
        return "<camunda:field name='%s' %s='%s' />".formatted(name, attribute, value);
    }
}
