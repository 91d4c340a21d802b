package org.declic.automation;

import org.declic.contact.Addresses;
import org.declic.contact.Contacts;
import org.declic.entry.ByHand;
import org.declic.entry.ContactInstances;
import org.declic.entry.Decisions;
import org.declic.entry.Gate;
import org.declic.entry.InstanceEvents;
import org.declic.entry.audience.AudienceBatches;
import org.declic.entry.audience.AudienceMembers;
import org.declic.entry.audience.AudienceScan;
import org.declic.entry.audience.TakeBack;
import org.declic.entry.operate.DueJobs;
import org.declic.entry.operate.FailedJobs;
import org.declic.event.EventLog;
import org.declic.event.EventNames;
import org.declic.event.Listeners;
import org.declic.event.PendingEvents;
import org.declic.event.RecordEvents;
import org.declic.event.Transaction;
import org.declic.trigger.Limit;
import org.jspecify.annotations.Nullable;

/**
 * What the engine is joined to.
 *
 * @param defaultLimit of triggers that set none themselves; null for no limit
 */
public record EnginePorts(
        RecordEvents recordEvents,
        Addresses addresses,
        ContactInstances instances,
        EventNames names,
        EventLog log,
        PendingEvents pending,
        Listeners listeners,
        Transaction transaction,
        Gate gate,
        AudienceMembers members,
        AudienceScan scan,
        AudienceBatches batches,
        TakeBack takeBack,
        ByHand byHand,
        Decisions decisions,
        DueJobs dueJobs,
        FailedJobs failedJobs,
        Contacts contacts,
        InstanceEvents instanceEvents,
        @Nullable Limit defaultLimit) {}
