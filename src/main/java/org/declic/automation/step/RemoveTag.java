package org.declic.automation.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.declic.contact.Attribute;
import org.declic.event.ContactChanges;
import org.jspecify.annotations.Nullable;

/** The step "Remove tag". Field: {@code tag}, the name of the tag. */
public final class RemoveTag extends ContactStep {

    private final ContactChanges changes;

    private @Nullable Expression tag;

    public RemoveTag(ContactChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.inChain(chain(execution))
                .removeTag(
                        tenant(execution),
                        contact(execution),
                        Attribute.name(field("tag", execution), text(tag, execution)));
    }

    public void setTag(Expression tag) {
        this.tag = tag;
    }
}
