package org.declic.entry.operate;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.declic.entry.Automation;
import org.declic.entry.audience.AudienceBatches;
import org.declic.entry.audience.AudienceBatches.KeptBatch;
import org.declic.entry.audience.UndoAudience;
import org.declic.entry.audience.UndoAudience.BegunUndoing;
import org.jspecify.annotations.Nullable;

/** The audiences that have entered an automation that the user may read, and their undoing. */
public final class BatchesView {

    private final AudienceBatches batches;
    private final UndoAudience undoAudience;
    private final Permissions permissions;

    public BatchesView(AudienceBatches batches, UndoAudience undoAudience, Permissions permissions) {
        this.batches = batches;
        this.undoAudience = undoAudience;
        this.permissions = permissions;
    }

    /**
     * The latest first.
     *
     * @param before null or empty for the latest, else what the page before said is older
     */
    public BatchesPage latest(Automation readable, @Nullable String before, int limit) {
        var below = WholeNumber.of("before", before, Long.MAX_VALUE, 1, Long.MAX_VALUE);
        var found = batches.latest(readable.tenant(), readable.key(), below, limit + 1);
        return new BatchesPage(
                found.stream().limit(limit).map(this::row).toList(),
                found.size() > limit ? String.valueOf(found.get(limit - 1).id()) : null,
                permissions.undoesAudiences(readable.key()));
    }

    /** As {@link UndoAudience#undo}. */
    public Optional<BegunUndoing> undo(Automation readable, String batch) {
        return undoAudience.undo(readable.tenant(), readable.key(), batch);
    }

    private BatchRow row(KeptBatch kept) {
        var begun = kept.begun();
        var undoing = kept.undoing();
        return new BatchRow(
                begun.batch(),
                begun.tenant().idOrNull(),
                begun.trigger(),
                begun.withoutEvent(),
                begun.startedBy(),
                begun.startedAt(),
                undoAudience.runs(begun.batch()),
                kept.entered(),
                kept.undone(),
                undoing == null
                        ? null
                        : new UndoingRow(
                                undoing.batch(), undoing.user(), undoing.at(), undoAudience.runs(undoing.batch())));
    }

    /**
     * @param older what to ask for with {@code before} to get the next page; null on the last one
     * @param mayUndo whether the user may undo them
     */
    public record BatchesPage(
            List<BatchRow> batches, @Nullable String older, boolean mayUndo) {}

    /**
     * @param batch id of the engine's batch
     * @param trigger id of the start event
     * @param withoutEvent whether those came as well who had never had the trigger's event
     * @param startedBy null if unknown
     * @param running whether it still enters contacts
     * @param entered how many contacts it has entered, be it undone
     * @param undone how many of them are undone
     * @param undoing null if nobody has undone it
     */
    public record BatchRow(
            String batch,
            @Nullable String tenant,
            String trigger,
            boolean withoutEvent,
            @Nullable String startedBy,
            @JsonSerialize(using = ToStringSerializer.class) Instant startedAt,
            boolean running,
            long entered,
            long undone,
            @Nullable UndoingRow undoing) {}

    /**
     * @param batch id of the engine's batch that undoes
     * @param by null if unknown
     */
    public record UndoingRow(
            String batch,
            @Nullable String by,
            @JsonSerialize(using = ToStringSerializer.class) Instant at,
            boolean running) {}
}
