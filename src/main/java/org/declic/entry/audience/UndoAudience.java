package org.declic.entry.audience;

import java.util.Optional;
import org.declic.contact.Tenant;

/**
 * Takes back what the batch of an audience has entered, by another batch of the engine. The instances that run are ended and
 * what the entries have used up is given back: {@code trigger.runs}, {@code trigger.key}, {@code trigger.limit} and
 * {@code automation.reentry} know nothing of them any more. A decision of each contact says who has undone its entry. The
 * instances stay in the engine's history, and so do the mails that they have sent.
 */
public interface UndoAudience {

    /** The type of the batch, as Cockpit and the REST API show it. */
    String BATCH_TYPE = "declic-undo-audience";

    /**
     * Cancels the batch of the audience if it still runs, and creates one that undoes its entries. Asks the engine's
     * authorisations of the user who is set for this thread: CREATE on batches and DELETE_INSTANCE on the process definition.
     *
     * @return empty if the automation has no such batch
     * @throws NothingToUndo if no entry is left that is not undone
     * @throws org.declic.entry.operate.NotAllowed if the user may not do this
     */
    Optional<BegunUndoing> undo(Tenant tenant, String automation, String batch);

    /** Whether this batch, of an audience or of an undoing, still runs. */
    boolean runs(String batch);

    /**
     * @param batch id of the batch that undoes
     * @param entries how many it undoes
     */
    record BegunUndoing(String batch, long entries) {}
}
