package org.declic.boot.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpStatus;

/** On the port for liveness nothing else is answered: its few threads wait for no body and no database. */
final class LivenessValve extends ValveBase {

    private static final String PATH = "/actuator/health/liveness";

    private final Connector connector;

    LivenessValve(Connector connector) {
        super(true);
        this.connector = connector;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var isOther = request.getConnector() == connector
                && response.getStatus() < HttpStatus.BAD_REQUEST.value() // else the server has refused it already
                && !(request.getMethod().equals("GET")
                        && request.getDecodedRequestURI().equals(PATH)
                        && request.getHeader("Authorization") == null
                        && request.getContentLengthLong() <= 0
                        && request.getHeader("Transfer-Encoding") == null);
        if (isOther) {
            new BodyRefusal(request.getDecodedRequestURI(), response)
                    .answer(HttpStatus.NOT_FOUND, "here is only GET " + PATH);
        } else {
            getNext().invoke(request, response);
        }
    }
}
