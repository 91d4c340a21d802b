package org.declic.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.batch.BatchConfiguration;
import org.jspecify.annotations.Nullable;

/** What a batch is to do with each of a list of ids, or one of its jobs with some of them; kept as JSON. */
public final class ListedTask extends BatchConfiguration {

    /** Fields of newer versions are left alone, so that two versions can run on one database. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Content content;

    private ListedTask(Content content) {
        super(new ArrayList<>(content.ids())); // the engine takes out of it what has a job
        this.content = content;
    }

    /**
     * @param about what all of them belong to; null if there is no such thing
     * @param user who wants it; null if unknown
     */
    public static ListedTask of(@Nullable String about, @Nullable String user, List<String> ids) {
        return new ListedTask(new Content(about, user, ids));
    }

    ListedTask part(List<String> ids) {
        return of(content.about, content.user, ids);
    }

    Content content() {
        return content;
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(new Content(content.about, content.user, getIds()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static ListedTask of(byte[] bytes) {
        try {
            return new ListedTask(JSON.readValue(bytes, Content.class));
        } catch (IOException broken) {
            throw new UncheckedIOException("The configuration of a batch about listed ids can't be read", broken);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(@Nullable String about, @Nullable String user, List<String> ids) {

        Content {
            ids = ids == null ? List.of() : List.copyOf(ids);
        }
    }
}
