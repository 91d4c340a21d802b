package org.declic.automation.engine;

import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.Validator;

/**
 * The engine's check of whether a query may have expressions, made of its or-queries too. The engine checks only the query
 * around them, and evaluates what they have: whoever could log in could run code (CVE-2026-109432).
 */
record OrQueries(Validator<AbstractQuery<?, ?>> check) implements Validator<AbstractQuery<?, ?>> {

    @Override
    public void validate(AbstractQuery<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) {
            tasks.getQueries().stream().skip(1).forEach(check::validate);
        }
    }
}
