package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Many jobs at once use a list, a tag and an event that were never there before: none fails for it. */
abstract class NewNamesContract extends AppContract {

    @Test
    void the_first_use_of_new_names_by_many_jobs_at_once_fails_none_of_them() {
        app.deploy(Automation.of("names-anew")
                .trigger("Start", "Names anew", "trigger.limit", "none")
                .leadingTo(step("Task", "subscribeToList", "list", "S2")
                        + step("S2", "addTag", "tag", "S3")
                        + step("S3", "trackEvent", "event", "End")
                        + "<bpmn:userTask id='End' />"));
        var log = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine");
        var warnings = new ListAppender<ILoggingEvent>();
        warnings.start();
        log.addAppender(warnings);
        try {
            for (var round = 0; round < 5; round++) {
                app.jobs().shutdown();
                for (var number = 0; number < 12; number++) {
                    app.track("Names anew", "n" + round + "-" + number + "@anew.example", "New " + round);
                }
                app.jobs().start();
                app.settle();
            }
        } finally {
            log.detachAppender(warnings);
        }
        assertThat(warnings.list)
                .filteredOn(one -> one.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
        assertThat(app.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .taskDefinitionKey("End")
                        .processDefinitionKey("names-anew")
                        .count())
                .isEqualTo(60);
    }

    private static String step(String id, String bean, String field, String next) {
        return """
                <bpmn:serviceTask id='%s' camunda:delegateExpression='${%s}' camunda:asyncBefore='true'>
                  <bpmn:extensionElements><camunda:field name='%s'><camunda:expression>%s</camunda:expression></camunda:field></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id='F%s' sourceRef='%s' targetRef='%s' />
                """.formatted(id, bean, field, "${event.prop(\"value\").stringValue()}", id, id, next);
    }
}
