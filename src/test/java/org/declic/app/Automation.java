package org.declic.app;

import java.util.LinkedHashMap;
import java.util.Map;

/** A small automation as BPMN, for tests: triggers that lead to a user task, unless a body is given. */
public final class Automation {

    private final String key;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final StringBuilder messages = new StringBuilder();
    private final StringBuilder starts = new StringBuilder();
    private String body = "<bpmn:userTask id='Task' name='Task' />";
    private int count;

    private Automation(String key) {
        this.key = key;
    }

    public static Automation of(String key) {
        return new Automation(key);
    }

    /** A setting of the process, such as {@code automation.reentry}. */
    public Automation with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    /** @param properties names and values in turn */
    public Automation trigger(String startEvent, String event, String... properties) {
        count++;
        messages.append("<bpmn:message id='%s' name='%s' />".formatted("Message_" + key + count, escaped(event)));
        starts.append("<bpmn:startEvent id='%s'>%s<bpmn:outgoing>Flow%d</bpmn:outgoing>"
                        .formatted(startEvent, extension(properties), count)
                + "<bpmn:messageEventDefinition id='Definition%d' messageRef='Message_%s%d' /></bpmn:startEvent>"
                        .formatted(count, key, count)
                + "<bpmn:sequenceFlow id='Flow%d' sourceRef='%s' targetRef='Task' />".formatted(count, startEvent));
        return this;
    }

    /** Declares a message that the body refers to. */
    public Automation message(String id, String name) {
        messages.append("<bpmn:message id='%s' name='%s' />".formatted(id, escaped(name)));
        return this;
    }

    /** What the triggers lead to, with an element {@code Task} as its first. */
    public Automation leadingTo(String body) {
        this.body = body;
        return this;
    }

    public String key() {
        return key;
    }

    public String xml() {
        var flat = settings.entrySet().stream()
                .flatMap(one -> java.util.stream.Stream.of(one.getKey(), one.getValue()))
                .toArray(String[]::new);
        return """
                <?xml version='1.0' encoding='UTF-8'?>
                <bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'
                    xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
                    xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='test'>
                  %s
                  <bpmn:process id='%s' isExecutable='true' camunda:historyTimeToLive='P30D'>
                    %s%s%s
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(messages, key, extension(flat), starts, body);
    }

    private static String extension(String... properties) {
        if (properties.length == 0) {
            return "";
        }
        var inner = new StringBuilder();
        for (var i = 0; i < properties.length; i += 2) {
            inner.append("<camunda:property name='%s' value='%s' />"
                    .formatted(escaped(properties[i]), escaped(properties[i + 1])));
        }
        return "<bpmn:extensionElements><camunda:properties>" + inner
                + "</camunda:properties></bpmn:extensionElements>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
