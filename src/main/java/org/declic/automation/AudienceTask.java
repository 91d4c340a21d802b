package org.declic.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.engine.impl.batch.BatchConfiguration;
import org.jspecify.annotations.Nullable;

/** What a batch of an audience is to do, or one of its jobs; kept as JSON. */
public final class AudienceTask extends BatchConfiguration {

    /** Fields of newer versions are left alone, so that two versions can run on one database. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Content content;

    private AudienceTask(Content content) {
        super(List.of());
        this.content = content;
        setBatchId(content.batch());
    }

    /** For a batch: all contacts up to this id. */
    public static AudienceTask upTo(long last, String automation, String trigger, boolean withoutEvent) {
        return new AudienceTask(new Content(null, automation, trigger, withoutEvent, 0, last, List.of()));
    }

    /** The same when all contacts up to this id have been looked at. */
    AudienceTask after(long seen) {
        return new AudienceTask(new Content(
                content.batch,
                content.automation,
                content.trigger,
                content.withoutEvent,
                seen,
                content.upTo,
                List.of()));
    }

    /** A job of the batch, for these contacts. */
    AudienceTask job(String batch, List<Long> contacts) {
        return new AudienceTask(new Content(batch, content.automation, content.trigger, false, 0, 0, contacts));
    }

    Content content() {
        return content;
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static AudienceTask of(byte[] bytes) {
        try {
            return new AudienceTask(JSON.readValue(bytes, Content.class));
        } catch (IOException broken) {
            throw new UncheckedIOException("The configuration of a batch of an audience can't be read", broken);
        }
    }

    /**
     * @param batch id of the batch, in a job; null in the batch itself
     * @param automation key of the process definition
     * @param trigger id of the start event
     * @param withoutEvent whether those come as well who have never had the trigger's event; in a batch
     * @param after contacts up to this id have been looked at; in a batch
     * @param upTo the last contact to look at; in a batch
     * @param contacts whom to enter; in a job
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Content(
            @Nullable String batch,
            String automation,
            String trigger,
            boolean withoutEvent,
            long after,
            long upTo,
            List<Long> contacts) {

        Content {
            contacts = contacts == null ? List.of() : List.copyOf(contacts);
        }
    }
}
