package org.declic.automation.step;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.declic.contact.Attribute;
import org.declic.event.ContactChanges;
import org.jspecify.annotations.Nullable;

/** The step "Set field". Fields: {@code field}, its name, and {@code value}; without a value the contact has the field no more. */
public final class SetField extends ContactStep {

    private final ContactChanges changes;

    private @Nullable Expression field;
    private @Nullable Expression value;

    public SetField(ContactChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var name = Attribute.name(field("field", execution), text(field, execution));
        var text = text(value, execution);
        changes.inChain(chain(execution))
                .sync(tenant(execution), contact(execution), null, Map.of(name, text == null ? "" : text));
    }

    public void setField(Expression field) {
        this.field = field;
    }

    public void setValue(Expression value) {
        this.value = value;
    }
}
