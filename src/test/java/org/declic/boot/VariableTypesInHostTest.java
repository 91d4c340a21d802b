package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The engine of an application that has Declic as a guest: what it does with the types of variables is its owner's. */
@ExtendWith(OutputCaptureExtension.class)
class VariableTypesInHostTest {

    private static final String SETTING =
            "camunda.bpm.generic-properties.properties.deserialization-type-validation-enabled";

    @Test
    void an_engine_that_checks_no_types_is_left_as_it_is_and_the_log_says_what_that_means(CapturedOutput output) {
        var engine = configuration().buildProcessEngine();
        try {
            assertThat(output).contains("Whoever may set a variable and read it can run code", SETTING);
            var read = read(engine, Order.class.getName());
            assertThat(read.getValue()).isInstanceOf(Order.class);
        } finally {
            engine.close();
        }
    }

    @Test
    void an_engine_that_checks_them_refuses_as_they_come_in_and_takes_what_its_owner_allows(CapturedOutput output) {
        var configuration = configuration();
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setDeserializationAllowedClasses(Order.class.getName());
        configuration.setDeserializationAllowedPackages("org.declic.boo");
        var engine = configuration.buildProcessEngine();
        try {
            assertThat(output).doesNotContain("Whoever may set a variable");
            assertThat(read(engine, Order.class.getName()).getValue()).isInstanceOf(Order.class);
            var list = "java.util.ArrayList<" + Order.class.getName() + ">";
            assertThat(read(engine, list, "[{}]").getValue(Object.class)).hasToString("[order]");
            for (var refused : new String[] {
                Other.class.getName(),
                "java.util.ArrayList<" + Other.class.getName() + ">",
                Box.class.getName() + "<java.lang.String>"
            }) {
                assertThatThrownBy(() -> read(engine, refused))
                        .as(refused)
                        .hasMessageContaining("read must be of an allowed type")
                        .hasMessageContaining("org.declic.boot");
            }
        } finally {
            engine.close();
        }
    }

    @Test
    void a_class_with_parts_that_nobody_checks_is_refused_even_if_its_package_is_allowed() {
        var configuration = configuration();
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setDeserializationAllowedPackages("org.declic.boot, org.other");
        var engine = configuration.buildProcessEngine();
        try {
            assertThat(read(engine, Other.class.getName()).getValue()).isInstanceOf(Other.class);
            assertThatThrownBy(() -> read(engine, Box.class.getName() + "<java.lang.String>"))
                    .hasMessageContaining("read must be of an allowed type");
        } finally {
            engine.close();
        }
    }

    private static SpringProcessEngineConfiguration configuration() {
        var configuration = EngineWithDeclic.configuration();
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        return configuration;
    }

    private static ObjectValue read(ProcessEngine engine, String type) {
        return read(engine, type, "{}");
    }

    private static ObjectValue read(ProcessEngine engine, String type, String json) {
        var tasks = engine.getTaskService();
        var task = tasks.newTask();
        tasks.saveTask(task);
        tasks.setVariable(
                task.getId(),
                "read",
                Variables.serializedObjectValue(json)
                        .objectTypeName(type)
                        .serializationDataFormat("application/json")
                        .create());
        return tasks.getVariableTyped(task.getId(), "read", true);
    }

    /** What a user keeps in variables. */
    public static final class Order {

        public int number;

        @Override
        public String toString() {
            return "order";
        }
    }

    public static final class Other {
        public int number;
    }

    /** Its content is of any class that a sender names. */
    public static final class Box<T> {
        public T content;
    }
}
