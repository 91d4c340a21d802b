package org.declic.entry.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.declic.contact.Tenant;
import org.declic.entry.ReasonKind;

/**
 * How much has happened, by time: decisions and recorded events, counted in the transactions that keep them. What is asked
 * for costs no look at the decisions and events themselves, however many there are; the numbers stay when those are
 * forgotten or erased. Times are exact to the minute for a day, to the hour for 60 days, and to the day (UTC) before.
 */
public interface Activity {

    /** Decisions about an automation, by start event and kind. */
    List<Count> byTrigger(Tenant tenant, String automation, Instant since);

    /**
     * Decisions about an automation by time and kind, the oldest first; times in which there was none are left out.
     *
     * @param width such as an hour or a day; a bucket begins at a whole multiple of it since 1970 in UTC
     */
    List<Bucket> over(Tenant tenant, String automation, Instant from, Duration width);

    /** The automations with decisions since this time, of whichever tenant. */
    List<Busy> busy(Instant since);

    /** Recorded events per minute, of whichever tenant, the oldest first; minutes without any are left out. */
    List<Minute> recorded(Instant from);

    /** Recorded events since this time that start nothing, by tenant. */
    List<Late> late(Instant since);

    /** Events that wait to be correlated, of whichever tenant; about so many in all are counted at most. */
    List<Waiting> waiting(int most);

    /** Makes one number out of many that are old enough; what is asked for stays the same, but for how exact times are. */
    void rollUp(Instant now);

    /** @param trigger id of the start event */
    record Count(String trigger, ReasonKind kind, long since, long ever) {}

    record Bucket(Instant start, ReasonKind kind, long times) {}

    record Busy(Tenant tenant, String automation, long entered, long refused) {}

    record Minute(Tenant tenant, Instant start, long events) {}

    record Waiting(Tenant tenant, long events) {}

    record Late(Tenant tenant, long events) {}
}
