package org.declic.automation.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.declic.contact.Attribute;
import org.declic.event.ContactChanges;
import org.jspecify.annotations.Nullable;

/** The step "Unsubscribe". Field: {@code list}, the name of the list. */
public final class UnsubscribeFromList extends ContactStep {

    private final ContactChanges changes;

    private @Nullable Expression list;

    public UnsubscribeFromList(ContactChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.inChain(chain(execution))
                .unsubscribe(
                        tenant(execution),
                        contact(execution),
                        Attribute.name(field("list", execution), text(list, execution)));
    }

    public void setList(Expression list) {
        this.list = list;
    }
}
