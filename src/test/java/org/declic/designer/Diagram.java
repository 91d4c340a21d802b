package org.declic.designer;

/** Diagrams as a designer has just drawn them: with shapes, and without any setting. */
final class Diagram {

    private Diagram() {}

    /** A message start event {@code Start} without a message, so many tasks {@code Task1} …, an end. */
    static String withTasks(String key, int tasks) {
        var body = new StringBuilder();
        var shapes = new StringBuilder(shape("Start", 100, 36));
        var before = "Start";
        for (var number = 1; number <= tasks; number++) {
            var task = "Task" + number;
            body.append("<bpmn:task id='%s' name='%s' />".formatted(task, task)).append(flow(before, task));
            shapes.append(shape(task, 50 + number * 150, 100)).append(edge(before, task, number));
            before = task;
        }
        body.append("<bpmn:userTask id='Last' name='Last' />").append(flow(before, "Last"));
        shapes.append(shape("Last", 50 + (tasks + 1) * 150, 100)).append(edge(before, "Last", tasks + 1));
        return """
                <?xml version='1.0' encoding='UTF-8'?>
                <bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'
                    xmlns:bpmndi='http://www.omg.org/spec/BPMN/20100524/DI' xmlns:dc='http://www.omg.org/spec/DD/20100524/DC'
                    xmlns:di='http://www.omg.org/spec/DD/20100524/DI' xmlns:camunda='http://camunda.org/schema/1.0/bpmn'
                    xmlns:modeler='http://camunda.org/schema/modeler/1.0' id='Definitions' targetNamespace='test'
                    modeler:executionPlatform='Camunda Platform' modeler:executionPlatformVersion='7.24.0'>
                  <bpmn:process id='%s' name='%s' isExecutable='true' camunda:historyTimeToLive='P30D'>
                    <bpmn:startEvent id='Start' name='Start'><bpmn:messageEventDefinition id='OnStart' /></bpmn:startEvent>
                    %s
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id='Diagram'><bpmndi:BPMNPlane id='Plane' bpmnElement='%s'>
                    %s
                  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """.formatted(key, key, body, key, shapes);
    }

    /** As a new diagram is that says nothing about how long its history is kept. */
    static String withoutHistory(String key) {
        return withTasks(key, 0).replace(" camunda:historyTimeToLive='P30D'", "");
    }

    /** Whose start event has a message and no setting. */
    static String withMessage(String key, String name) {
        return withTasks(key, 0)
                .replace(
                        "<bpmn:messageEventDefinition id='OnStart' />",
                        "<bpmn:messageEventDefinition id='OnStart' messageRef='M' />")
                .replace("<bpmn:process ", "<bpmn:message id='M' name='" + name + "' /><bpmn:process ");
    }

    private static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id='%sTo%s' sourceRef='%s' targetRef='%s' />".formatted(from, to, from, to);
    }

    private static String shape(String id, int x, int size) {
        return "<bpmndi:BPMNShape id='%s_di' bpmnElement='%s'><dc:Bounds x='%d' y='%d' width='%d' height='%d' /></bpmndi:BPMNShape>"
                .formatted(id, id, x, 200 - Math.min(size, 80) / 2, size, Math.min(size, 80));
    }

    private static String edge(String from, String to, int number) {
        var x = 50 + number * 150;
        return "<bpmndi:BPMNEdge id='%sTo%s_di' bpmnElement='%sTo%s'><di:waypoint x='%d' y='200' /><di:waypoint x='%d' y='200' /></bpmndi:BPMNEdge>"
                .formatted(from, to, from, to, number == 1 ? 136 : x - 50, x);
    }
}
