package org.declic.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What a correlation job is to take up: a batch of pending events, one event of a contact, what a wait finds that looks back, or
 * what was kept for a suspended instance.
 *
 * @param batch null for one event
 * @param contact id of the contact, with {@code seq}; else 0
 * @param seq number of the event; 0 for a batch
 * @param target the one of those who listen for whom the job is; null for all
 * @param failed where it has failed; null if it has not, or that is not known
 * @param lookBack id of the execution that has reached a wait that looks back; else null
 * @param takeUp id of a process instance that was suspended and is active again; else null
 * @param origin see {@link CorrelationObserver#origin}; null for nothing
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record CorrelationJobConfiguration(
        @Nullable String batch,
        long contact,
        long seq,
        @Nullable Target target,
        @Nullable Map<String, String> origin,
        @Nullable String lookBack,
        @Nullable String takeUp,
        @Nullable Failed failed)
        implements JobHandlerConfiguration {

    /** Fields of newer versions are left alone, so that two versions can run on one database. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static CorrelationJobConfiguration batch(String batch, Map<String, String> origin) {
        return new CorrelationJobConfiguration(batch, 0, 0, null, origin.isEmpty() ? null : origin, null, null, null);
    }

    static CorrelationJobConfiguration event(long contact, long seq, @Nullable Target target) {
        return new CorrelationJobConfiguration(null, contact, seq, target, null, null, null, null);
    }

    static CorrelationJobConfiguration lookBack(String execution) {
        return new CorrelationJobConfiguration(null, 0, 0, null, null, execution, null, null);
    }

    static CorrelationJobConfiguration takeUp(String processInstance) {
        return new CorrelationJobConfiguration(null, 0, 0, null, null, null, processInstance, null);
    }

    /** The same, which says where it has failed. */
    CorrelationJobConfiguration failedIn(Place place) {
        return new CorrelationJobConfiguration(
                batch, contact, seq, target, origin, lookBack, takeUp, new Failed(place.automation(), place.at()));
    }

    public static CorrelationJobConfiguration of(String canonicalString) {
        try {
            return JSON.readValue(canonicalString, CorrelationJobConfiguration.class);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(
                    "The configuration of a " + CorrelationJob.TYPE + " job can't be read: " + canonicalString, broken);
        }
    }

    @Override
    public String toCanonicalString() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JacksonException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Failed jobs are looked for by this.
     *
     * @param automation key of the process definition
     * @param at id of the start event, or of the activity that waits
     */
    public record Failed(String automation, String at) {}
}
