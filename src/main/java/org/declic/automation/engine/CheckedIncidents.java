package org.declic.automation.engine;

import java.util.List;
import java.util.function.Predicate;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.impl.HistoricIncidentQueryImpl;
import org.camunda.bpm.engine.impl.IncidentQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricIncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;

/**
 * Incidents of failed events name contacts. The engine shows an incident that belongs to no process to every user; these are
 * shown to those who may read the instances of all processes, as failed events are, and annotated by who may update these.
 */
public final class CheckedIncidents extends IncidentManager {

    private final Predicate<@Nullable String> ours;

    private CheckedIncidents(Predicate<@Nullable String> ours) {
        this.ours = ours;
    }

    /**
     * To be called when the engine has made its own.
     *
     * @param ours whether this is the message of an event, or of a contact of an audience, that failed
     */
    public static void replaceIn(ProcessEngineConfigurationImpl engine, Predicate<@Nullable String> ours) {
        OwnSession.replace(engine, IncidentManager.class, () -> new CheckedIncidents(ours));
        OwnSession.replace(engine, HistoricIncidentManager.class, () -> new OfThePast(ours));
    }

    @Override
    public List<Incident> findIncidentByQueryCriteria(IncidentQueryImpl query, @Nullable Page page) {
        return isRestricted(Permissions.READ_INSTANCE)
                ? part(
                        super.findIncidentByQueryCriteria(query, null),
                        one -> isOurs(ours, one.getProcessDefinitionId(), one.getIncidentMessage()),
                        page)
                : super.findIncidentByQueryCriteria(query, page);
    }

    @Override
    public long findIncidentCountByQueryCriteria(IncidentQueryImpl query) {
        return isRestricted(Permissions.READ_INSTANCE)
                ? findIncidentByQueryCriteria(query, null).size()
                : super.findIncidentCountByQueryCriteria(query);
    }

    /** To be annotated, of which the engine asks the rights only where an incident belongs to a process. */
    @Override
    public @Nullable Incident findIncidentById(String id) {
        var found = super.findIncidentById(id);
        return found != null
                        && ours.test(found.getIncidentMessage())
                        && (isRestricted(Permissions.UPDATE_INSTANCE)
                                || !getTenantManager().isAuthenticatedTenant(found.getTenantId()))
                ? null
                : found;
    }

    private static boolean isRestricted(Permission permission) {
        var context = Context.getCommandContext();
        return new MessageRights(context).isAsked()
                && !context.getAuthorizationManager()
                        .isAuthorized(permission, Resources.PROCESS_DEFINITION, Authorization.ANY);
    }

    private static boolean isOurs(
            Predicate<@Nullable String> ours, @Nullable String processDefinitionId, @Nullable String message) {
        return processDefinitionId == null && ours.test(message);
    }

    private static <T> List<T> part(List<T> all, Predicate<T> hidden, @Nullable Page page) {
        var shown = all.stream().filter(hidden.negate());
        return page == null
                ? shown.toList()
                : shown.skip(page.getFirstResult()).limit(page.getMaxResults()).toList();
    }

    /** The same for those that are over. */
    private static final class OfThePast extends HistoricIncidentManager {

        private final Predicate<@Nullable String> ours;

        private OfThePast(Predicate<@Nullable String> ours) {
            this.ours = ours;
        }

        @Override
        public List<HistoricIncident> findHistoricIncidentByQueryCriteria(
                HistoricIncidentQueryImpl query, @Nullable Page page) {
            return isRestricted(Permissions.READ_HISTORY)
                    ? part(
                            super.findHistoricIncidentByQueryCriteria(query, null),
                            one -> isOurs(ours, one.getProcessDefinitionId(), one.getIncidentMessage()),
                            page)
                    : super.findHistoricIncidentByQueryCriteria(query, page);
        }

        @Override
        public long findHistoricIncidentCountByQueryCriteria(HistoricIncidentQueryImpl query) {
            return isRestricted(Permissions.READ_HISTORY)
                    ? findHistoricIncidentByQueryCriteria(query, null).size()
                    : super.findHistoricIncidentCountByQueryCriteria(query);
        }
    }
}
