package org.declic.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.declic.contact.Tenant;

/** Puts events in line for their correlation, in jobs that are not too long. */
record InLine(PendingEvents pending, Correlation correlation) {

    private static final int MOST_IN_A_JOB = 100;

    void put(List<RecordedEvent> awaited) {
        awaited.stream()
                .collect(Collectors.groupingBy(
                        event -> event.contact().tenant(), LinkedHashMap::new, Collectors.toList()))
                .forEach(this::put);
    }

    /** What a job holds is of one tenant, so that whoever may look at the job may look at its events. */
    private void put(Tenant tenant, List<RecordedEvent> awaited) {
        for (var from = 0; from < awaited.size(); from += MOST_IN_A_JOB) {
            var batch = BatchName.at(awaited.get(from).recordedAt());
            pending.add(batch, awaited.subList(from, Math.min(from + MOST_IN_A_JOB, awaited.size())));
            correlation.schedule(batch, tenant);
        }
    }
}
