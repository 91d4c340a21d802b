package org.declic.automation.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.declic.contact.Attribute;
import org.declic.event.ContactChanges;
import org.jspecify.annotations.Nullable;

/** The step "Subscribe to list". Field: {@code list}, the name of the list, which is made if there is none. */
public final class SubscribeToList extends ContactStep {

    private final ContactChanges changes;

    private @Nullable Expression list;

    public SubscribeToList(ContactChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.inChain(chain(execution))
                .subscribe(
                        tenant(execution),
                        contact(execution),
                        Attribute.name(field("list", execution), text(list, execution)));
    }

    public void setList(Expression list) {
        this.list = list;
    }
}
