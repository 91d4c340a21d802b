package org.declic.automation.engine;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.declic.contact.InvalidInput;

/** Camunda's REST API makes a 500 of all other exceptions that come from setting a variable; of this it makes a 400. */
final class RefusedVariable extends RestException {

    private static final long serialVersionUID = 1L;

    RefusedVariable(InvalidInput invalid) {
        super(Status.BAD_REQUEST, invalid, invalid.getMessage());
    }
}
