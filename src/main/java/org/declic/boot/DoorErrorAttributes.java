package org.declic.boot;

import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import org.declic.door.RefusalForm;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** What is said of a request that the server gives up, such as one with a broken body, in the form of the door that was asked. */
final class DoorErrorAttributes extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE, RequestAttributes.SCOPE_REQUEST);
        var uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI, RequestAttributes.SCOPE_REQUEST);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        if (status == null || !(uri instanceof String path) || !(request instanceof ServletWebRequest servlet)) {
            return super.getErrorAttributes(request, options);
        }
        var context = servlet.getRequest().getContextPath();
        return RefusalForm.of(path.startsWith(context) ? path.substring(context.length()) : path)
                .refusal(
                        status,
                        status == HttpStatus.BAD_REQUEST ? "the request can't be read" : status.getReasonPhrase());
    }
}
