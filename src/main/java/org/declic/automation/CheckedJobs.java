package org.declic.automation;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.declic.entry.NotAllowed;
import org.jspecify.annotations.Nullable;

/**
 * Correlation jobs are for who may see or handle failed events. The engine asks for no authorisation about a job that belongs to
 * no process, so that whoever knew its id could delete it with its events, or read in its stack trace whose they are.
 */
final class CheckedJobs extends AuthorizationCommandChecker {

    /** To be called when the engine has made its own. */
    static void replaceIn(ProcessEngineConfigurationImpl engine) {
        engine.getCommandCheckers()
                .replaceAll(
                        checker -> checker.getClass() == AuthorizationCommandChecker.class ? new CheckedJobs() : checker);
    }

    @Override
    public void checkReadJob(JobEntity job) {
        super.checkReadJob(job);
        require(job.getJobHandlerType(), ProcessDefinitionPermissions.READ_INSTANCE);
    }

    @Override
    public void checkUpdateJob(JobEntity job) {
        super.checkUpdateJob(job);
        require(job.getJobHandlerType(), ProcessDefinitionPermissions.UPDATE_INSTANCE);
    }

    @Override
    public void checkUpdateRetriesJob(JobEntity job) {
        super.checkUpdateRetriesJob(job);
        require(
                job.getJobHandlerType(),
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.UPDATE_INSTANCE);
    }

    @Override
    public void checkReadHistoricJobLog(HistoricJobLogEventEntity log) {
        super.checkReadHistoricJobLog(log);
        require(log.getJobDefinitionType(), ProcessDefinitionPermissions.READ_HISTORY);
    }

    private static void require(@Nullable String type, Permission... any) {
        if (CorrelationJob.TYPE.equals(type)) {
            try {
                OperatorCheck.require(Context.getCommandContext(), any);
            } catch (NotAllowed notAllowed) {
                throw new AuthorizationException(notAllowed.getMessage());
            }
        }
    }
}
