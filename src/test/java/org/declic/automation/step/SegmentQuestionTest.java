package org.declic.automation.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.declic.contact.Contacts;
import org.declic.contact.Profiles;
import org.declic.event.EventLog;
import org.declic.event.Histories;
import org.declic.segment.Expression;
import org.declic.segment.ExpressionLanguage;
import org.declic.segment.Facts;
import org.declic.segment.Finding;
import org.junit.jupiter.api.Test;

/** Expressions of diagrams, which are read once and not at every question. */
class SegmentQuestionTest {

    private final List<String> read = new ArrayList<>();

    @Test
    void an_expression_is_read_once_however_many_others_there_were() {
        var question = question((text, mistakes) -> {
            read.add(text);
            return Optional.of(new Holds());
        });
        var execution = execution();
        for (var other = 0; other < 3000; other++) {
            question.matches(execution, "times(\"Ordered\") > " + other);
        }
        for (var again = 0; again < 10; again++) {
            assertThat(question.matches(execution, "happened(\"Ordered\")")).isTrue();
        }
        assertThat(Collections.frequency(read, "happened(\"Ordered\")")).isOne();
    }

    @Test
    void one_with_a_mistake_is_refused_each_time() {
        var question = question((text, mistakes) -> {
            mistakes.accept("FEEL");
            return Optional.empty();
        });
        for (var again = 0; again < 2; again++) {
            assertThatThrownBy(() -> question.matches(execution(), "1 +"))
                    .isInstanceOf(ProcessEngineException.class)
                    .hasMessageContaining("segment.matches at 'Gateway': '1 +', allowed: FEEL");
        }
    }

    private static SegmentQuestion question(ExpressionLanguage language) {
        var contacts = mock(Contacts.class);
        when(contacts.find(any(), any())).thenReturn(Optional.empty());
        return new SegmentQuestion(
                language,
                contacts,
                mock(EventLog.class),
                mock(Histories.class),
                mock(Profiles.class),
                Clock.systemUTC());
    }

    private static DelegateExecution execution() {
        var execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn("ana@example.com");
        when(execution.getCurrentActivityId()).thenReturn("Gateway");
        when(execution.getProcessInstance()).thenReturn(execution);
        return execution;
    }

    private static final class Holds implements Expression {

        @Override
        public String text() {
            return "of a test";
        }

        @Override
        public Finding judge(Facts facts) {
            return new Finding(text(), true, "", "", false);
        }
    }
}
