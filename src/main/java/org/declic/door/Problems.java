package org.declic.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.declic.contact.InvalidInput;
import org.declic.entry.audience.ChangedAudience;
import org.declic.entry.audience.NothingToUndo;
import org.declic.entry.operate.ChangedFailures;
import org.declic.entry.operate.NotAllowed;
import org.declic.entry.operate.SuspendedAutomation;
import org.declic.event.StorageUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Errors as RFC 9457 problem details, without anything of the inside. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler implements ResponseBodyAdvice<Object> {

    /** What is said while the database is unavailable, when what has been done until then is not known. */
    public static final String UNAVAILABLE = "the database is unavailable, try again";

    /** After how many seconds a request may succeed that the database was unavailable for. */
    public static final String RETRY_AFTER = "5";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** Writes a problem where no controller is at work. */
    public static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        JsonAnswers.write(response, status.value(), MediaType.APPLICATION_PROBLEM_JSON, problem);
    }

    /** Whole seconds, for {@code Retry-After}, after which so much time has passed. */
    public static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    /** Says so where no controller is at work. */
    public static void writeUnavailable(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        write(response, HttpStatus.SERVICE_UNAVAILABLE, UNAVAILABLE);
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return method.getContainingClass() == Problems.class;
    }

    /** In the form of the door, where it has one of its own. */
    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var form = request instanceof ServletServerHttpRequest servlet
                ? RefusalForm.of(servlet.getServletRequest())
                : RefusalForm.PROBLEM;
        if (form == RefusalForm.PROBLEM || form == RefusalForm.ENGINE || !(body instanceof ProblemDetail problem)) {
            return body;
        }
        response.getHeaders().setContentType(form.mediaType());
        var text = problem.getDetail() == null ? problem.getTitle() : problem.getDetail();
        return form.body(HttpStatus.valueOf(problem.getStatus()), String.valueOf(text));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidInput invalid) {
        return problem(HttpStatus.BAD_REQUEST, String.valueOf(invalid.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> badBatch(BadBatch bad) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(bad.getMessage()));
        problem.setProperty("errors", bad.errors());
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DoorRefusal refusal) {
        return ResponseEntity.status(refusal.status())
                .headers(refusal.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(refusal.status(), String.valueOf(refusal.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Object> notAllowed(NotAllowed denied) {
        return problem(HttpStatus.FORBIDDEN, String.valueOf(denied.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> suspended(SuspendedAutomation suspended) {
        return problem(HttpStatus.CONFLICT, String.valueOf(suspended.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> changed(ChangedAudience changed) {
        return problem(HttpStatus.CONFLICT, String.valueOf(changed.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> changedFailures(ChangedFailures changed) {
        return problem(HttpStatus.CONFLICT, String.valueOf(changed.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> nothingToUndo(NothingToUndo nothing) {
        return problem(HttpStatus.CONFLICT, String.valueOf(nothing.getMessage()));
    }

    private static ResponseEntity<Object> unavailable(RuntimeException unavailable) {
        LOG.warn("A request found the database unavailable", unavailable);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "the database is unavailable; nothing was recorded, try again"));
    }

    /** Met before any door is asked. */
    @ExceptionHandler
    ResponseEntity<Object> wrongForm(MultipartException wrong) {
        return problem(HttpStatus.BAD_REQUEST, "the multipart form can't be read, or is too large");
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(RuntimeException failure) {
        if (StorageUnavailable.isCauseOf(failure)) {
            return unavailable(failure);
        }
        LOG.error("A request failed", failure);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "the request failed; the log says why");
    }

    /** Of a type that is given, since what the client accepts may not even be readable. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return BodyRefused.in(unreadable)
                .map(Problems::problem)
                .orElseGet(() ->
                        problem(HttpStatus.BAD_REQUEST, wrongMember(unreadable).orElse("the body can't be read")));
    }

    private static Optional<String> wrongMember(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput invalid) {
                return Optional.ofNullable(invalid.getMessage());
            }
        }
        return GivenTwice.in(failure).map(InvalidInput::getMessage);
    }

    private static ResponseEntity<Object> problem(BodyRefused refused) {
        return ResponseEntity.status(refused.status())
                .headers(refused.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(refused.status(), refused.message()));
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
