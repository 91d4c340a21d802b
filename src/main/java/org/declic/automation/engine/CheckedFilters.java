package org.declic.automation.engine;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.QueryValidators.StoredQueryValidator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.impl.persistence.entity.FilterManager;

/** Saved filters, whose or-queries are checked when they are saved and when they are asked. */
public final class CheckedFilters extends FilterManager {

    private static final OrQueries CHECK = new OrQueries(StoredQueryValidator.get());

    /** To be called when the engine has made its own. */
    public static void replaceIn(ProcessEngineConfigurationImpl engine) {
        OwnSession.replace(engine, FilterManager.class, CheckedFilters::new);
    }

    @Override
    public Filter insertOrUpdateFilter(Filter filter) {
        AbstractQuery<?, ?> query = filter.getQuery();
        query.validate(CHECK);
        return super.insertOrUpdateFilter(filter);
    }

    @Override
    protected FilterEntity findFilterByIdInternal(String id) {
        var filter = super.findFilterByIdInternal(id);
        if (filter != null) {
            AbstractQuery<?, ?> query = filter.getQuery();
            query.addValidator(CHECK);
        }
        return filter;
    }
}
