package org.declic.automation.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.declic.contact.Attribute;
import org.declic.event.ContactChanges;
import org.jspecify.annotations.Nullable;

/** The step "Add tag". Field: {@code tag}, the name of the tag, which is made if there is none. */
public final class AddTag extends ContactStep {

    private final ContactChanges changes;

    private @Nullable Expression tag;

    public AddTag(ContactChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.inChain(chain(execution))
                .addTag(
                        tenant(execution),
                        contact(execution),
                        Attribute.name(field("tag", execution), text(tag, execution)));
    }

    public void setTag(Expression tag) {
        this.tag = tag;
    }
}
