package org.declic.boot.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpStatus;

/**
 * Bounds every body by its path, whoever reads it: a filter doesn't see what the server itself reads for a form, nor can it
 * tell how long it has waited.
 */
final class BodyValve extends ValveBase {

    private final BodyRules rules;
    private final RefusalObserver observer;

    BodyValve(BodyRules rules, RefusalObserver observer) {
        super(true);
        this.rules = rules;
        this.observer = observer;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var processor = WatchedProcessor.current();
        var address = String.valueOf(request.getRemoteAddr());
        processor.ifPresent(one -> one.headersCame(address));
        // the server has refused it already, since it is no request: nobody reads its body, and its length may be no
        // number
        if (response.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
            getNext().invoke(request, response);
            return;
        }
        var coyote = request.getCoyoteRequest();
        var length = coyote.getContentLengthLong();
        if (length <= 0 && coyote.getMimeHeaders().getValue("transfer-encoding") == null) {
            getNext().invoke(request, response);
            return;
        }
        var path = belowContext(request);
        var rule = rules.of(path);
        var inner = coyote.getInputBuffer();
        var share = rule.budget().share(address);
        var body = new BoundedBody(
                inner,
                rule.mostBytes(),
                share,
                processor.flatMap(one -> one.body(address)).orElse(null),
                new BodyRefusal(path, response));
        coyote.setInputBuffer(body);
        try {
            if (length > rule.mostBytes()) {
                body.refusal().answer(HttpStatus.PAYLOAD_TOO_LARGE, body.tooLong());
                observer.refused(path, HttpStatus.PAYLOAD_TOO_LARGE.value());
            } else {
                getNext().invoke(request, response);
            }
        } finally {
            coyote.setInputBuffer(inner);
            share.giveBack();
            var all = new AtomicBoolean();
            coyote.action(ActionCode.REQUEST_BODY_FULLY_READ, all);
            if (!all.get()) {
                processor.ifPresent(one -> one.rest(address));
            }
        }
    }

    private static String belowContext(Request request) {
        var context = request.getContext();
        return request.getDecodedRequestURI()
                .substring(context == null ? 0 : context.getPath().length());
    }
}
