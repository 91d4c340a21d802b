package org.declic.automation;

import java.util.Objects;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.declic.entry.audience.TakeBack;

/** Ends the process instance of an entry with an audience, and takes the entry back. */
final class UndoEntry implements ListedBatch.Work {

    private final TakeBack takeBack;

    UndoEntry(TakeBack takeBack) {
        this.takeBack = takeBack;
    }

    @Override
    public void about(CommandContext context, String processInstance, ListedTask.Content task) {
        takeBack.entry(Objects.requireNonNull(task.about()), processInstance, task.user());
        context.getProcessEngineConfiguration()
                .getRuntimeService()
                .deleteProcessInstanceIfExists(processInstance, "the audience was undone", true, true, true, false);
    }
}
