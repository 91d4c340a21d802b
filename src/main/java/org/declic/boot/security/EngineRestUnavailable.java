package org.declic.boot.security;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.declic.door.Problems;
import org.declic.event.StorageUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camunda's REST API while the database is unavailable: 503, in Camunda's form; all else as Camunda has it. */
public final class EngineRestUnavailable implements ExceptionMapper<RuntimeException> {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRestUnavailable.class);

    @Override
    public Response toResponse(RuntimeException failure) {
        if (!StorageUnavailable.isCauseOf(failure)) {
            return ExceptionHandlerHelper.getInstance().getResponse(failure);
        }
        LOG.warn("A request found the database unavailable", failure);
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("type", StorageUnavailable.class.getSimpleName(), "message", Problems.UNAVAILABLE))
                .build();
    }
}
