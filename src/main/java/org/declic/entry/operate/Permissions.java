package org.declic.entry.operate;

import org.declic.contact.Tenant;
import org.declic.entry.audience.EnterAudience;

/** What the user of this thread may do, by the engine's authorisations and tenants. Without a user everything, as in the engine. */
public interface Permissions {

    /** Whether contacts and all their events may be looked at: for administrators, and who may read all process definitions. */
    boolean seesContacts();

    /** Whether the user is of this tenant; everybody is of none, administrators are of all. */
    boolean sees(Tenant tenant);

    /** Whether {@link EnterContact} is allowed with this automation. */
    boolean entersContacts(String automation);

    /** Whether {@link EnterAudience} is allowed with this automation. */
    boolean entersAudiences(String automation);

    /** Whether {@link org.declic.entry.audience.UndoAudience} is allowed with this automation. */
    boolean undoesAudiences(String automation);

    /** Whether {@link FailedEvents} may be retried. */
    boolean retriesFailedEvents();

    /** Whether {@link FailedEvents} may be dropped. */
    boolean dropsFailedEvents();

    /** Whether {@link ListsView} makes lists for the user. */
    boolean makesLists();
}
