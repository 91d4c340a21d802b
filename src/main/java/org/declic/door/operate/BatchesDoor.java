package org.declic.door.operate;

import java.util.List;
import org.declic.contact.InvalidInput;
import org.declic.door.DoorRefusal;
import org.declic.entry.Automations;
import org.declic.entry.audience.UndoAudience.BegunUndoing;
import org.declic.entry.operate.BatchesView;
import org.declic.entry.operate.BatchesView.BatchRow;
import org.declic.entry.operate.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The audiences that have entered an automation. For users who may read the process definition. */
@RestController
public class BatchesDoor {

    private final Automations automations;
    private final BatchesView batches;

    public BatchesDoor(Automations automations, BatchesView batches) {
        this.automations = automations;
        this.batches = batches;
    }

    /** Of several tenants those of that without tenant, unless it is said which; the latest first. */
    @GetMapping("/automations/{key}/batches")
    BatchesPage batches(
            @PathVariable("key") String key,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestParam(name = "limit", defaultValue = "20") String limit,
            @RequestParam(name = "before", required = false) @Nullable String before) {
        var page = batches.latest(AutomationsDoor.readable(automations, key, tenant), before, Paging.limit(limit));
        return new BatchesPage(page.batches(), new CursorMeta(page.older()));
    }

    /**
     * Ends the instances that the batch has started, and gives back what their entries have used up. A batch that still runs is
     * cancelled first. Answers with the batch of the engine that does it.
     */
    @PostMapping("/automations/{key}/batches/{batch}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BegunUndoing undo(
            @PathVariable("key") String key,
            @PathVariable("batch") String batch,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return batches.undo(AutomationsDoor.readable(automations, key, tenant), batch)
                .orElseThrow(() -> new DoorRefusal(
                        HttpStatus.NOT_FOUND,
                        "no batch " + InvalidInput.shown(batch) + " in the automation " + InvalidInput.shown(key)));
    }

    record BatchesPage(List<BatchRow> batches, CursorMeta meta) {}
}
