package org.declic.boot.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.declic.door.RefusalForm;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What a servlet has left to the server to answer, such as unknown paths of Camunda's web applications: in the form of the door.
 * Spring Boot's own would look for a page for who accepts HTML; there is none, and the log had two stack traces for each.
 */
@Controller
class UnansweredErrors implements ErrorController {

    @RequestMapping("${server.error.path:${error.path:/error}}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        var shown = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        RefusalForm.of(request).write(response, shown, shown.getReasonPhrase());
    }
}
