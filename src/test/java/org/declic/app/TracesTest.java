package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a tracer of a user sees. */
class TracesTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final TestObservationRegistry OBSERVED = TestObservationRegistry.create();
    private static final BlockingQueue<String> ARRIVED = new LinkedBlockingQueue<>();
    private static App app;

    @BeforeAll
    static void start() {
        OBSERVED.observationConfig().observationHandler(new Propagation());
        app = App.with(new Class<?>[] {Tracer.class}, Databases.h2());
        app.deploy(
                Automation.of("traced").trigger("Start", "Traced", "trigger.limit", "none"),
                Automation.of("traced-failing")
                        .trigger("Start", "Traced and failing", "trigger.limit", "none")
                        .leadingTo("<bpmn:scriptTask id='Task' scriptFormat='juel'>"
                                + "<bpmn:script>${nobody.knows}</bpmn:script></bpmn:scriptTask>"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void clear() {
        OBSERVED.clear();
        ARRIVED.clear();
    }

    @Test
    void the_request_records_and_the_job_correlates_in_one_trace() {
        app.track("Traced", "ana@example.com");
        app.settle();
        TestObservationRegistryAssert.assertThat(OBSERVED)
                .hasNumberOfObservationsWithNameEqualTo("declic.record", 1)
                .hasObservationWithNameEqualTo("declic.record")
                .that()
                .hasLowCardinalityKeyValue("door", "event")
                .doesNotHaveError()
                .hasBeenStopped()
                .hasParentObservationContextSatisfying(
                        parent -> assertThat(outermost(parent)).isEqualTo("http.server.requests"));
        TestObservationRegistryAssert.assertThat(OBSERVED)
                .hasObservationWithNameEqualTo("declic.correlate")
                .that()
                .doesNotHaveError()
                .hasBeenStopped();
        assertThat(ARRIVED).as("the job has the header of the request's trace").containsExactly(PARENT);
        TestObservationRegistryAssert.assertThat(OBSERVED).doesNotHaveAnyRemainingCurrentObservation();
    }

    @Test
    void a_message_is_correlated_in_the_request_itself() {
        assertThat(app.message("{\"messageName\":\"Traced\",\"businessKey\":\"bo@example.com\"}")
                        .statusCode())
                .isEqualTo(204);
        TestObservationRegistryAssert.assertThat(OBSERVED)
                .hasObservationWithNameEqualTo("declic.record")
                .that()
                .hasLowCardinalityKeyValue("door", "message");
        TestObservationRegistryAssert.assertThat(OBSERVED)
                .hasNumberOfObservationsWithNameEqualTo("declic.correlate", 1)
                .hasObservationWithNameEqualTo("declic.correlate")
                .that()
                .hasParentObservationContextSatisfying(
                        parent -> assertThat(outermost(parent)).isEqualTo("http.server.requests"));
    }

    @Test
    void a_job_that_fails_shows_the_error_and_no_contact_is_in_a_tag() {
        app.track("Traced and failing", "cy@example.com");
        org.awaitility.Awaitility.await()
                .until(() -> app.engine()
                                .getManagementService()
                                .createJobQuery()
                                .noRetriesLeft()
                                .count()
                        == 1);
        TestObservationRegistryAssert.assertThat(OBSERVED)
                .hasObservationWithNameEqualTo("declic.correlate")
                .that()
                .hasError();
        TestObservationRegistryAssert.assertThat(OBSERVED)
                .hasHandledContextsThatSatisfy(contexts -> assertThat(contexts)
                        .allSatisfy(context ->
                                assertThat(context.getAllKeyValues().toString()).doesNotContain("cy@example.com")));
    }

    private static String outermost(Observation.ContextView context) {
        var parent = context.getParentObservation();
        return parent == null ? context.getName() : outermost(parent.getContextView());
    }

    @Configuration(proxyBeanMethods = false)
    static class Tracer {

        @Bean
        TestObservationRegistry observationRegistry() {
            return OBSERVED;
        }
    }

    /** What the propagators of tracers do. */
    private static final class Propagation implements ObservationHandler<Observation.Context> {

        @Override
        public void onStart(Observation.Context context) {
            if (context instanceof SenderContext<?> sender) {
                inject(sender);
            } else if (context instanceof ReceiverContext<?> receiver
                    && receiver.getCarrier() instanceof Map<?, ?> carrier
                    && carrier.containsKey("traceparent")) {
                ARRIVED.add(extract(receiver));
            }
        }

        private static <C> void inject(SenderContext<C> sender) {
            sender.getSetter().set(sender.getCarrier(), "traceparent", PARENT);
        }

        private static <C> String extract(ReceiverContext<C> receiver) {
            return receiver.getGetter().get(receiver.getCarrier(), "traceparent");
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
