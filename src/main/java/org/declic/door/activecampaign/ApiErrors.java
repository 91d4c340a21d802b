package org.declic.door.activecampaign;

import java.util.List;
import java.util.Map;
import org.declic.contact.InvalidInput;
import org.declic.door.BodyRefused;
import org.declic.door.GivenTwice;
import org.declic.event.StorageUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Errors of {@code /api/3} in the form of ActiveCampaign's API. */
@RestControllerAdvice(
        assignableTypes = {
            ApiContacts.class,
            ApiContactParts.class,
            ApiAttributes.class,
            ApiAttached.class,
            ApiFieldValues.class,
            ApiSetUp.class,
            ApiSiteTracking.class,
            ApiWebhooks.class,
            ApiImports.class,
            ApiEvents.class,
            ApiAutomations.class
        })
@Order(0)
public class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(ApiRefusal refusal) {
        return refusal.status() == HttpStatus.UNPROCESSABLE_ENTITY
                ? unprocessable(String.valueOf(refusal.getMessage()), refusal.code(), refusal.field())
                : message(refusal.status(), String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidInput invalid) {
        return unprocessable(String.valueOf(invalid.getMessage()), "invalid", invalid.field());
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException unreadable) {
        return BodyRefused.in(unreadable)
                .map(refused -> ResponseEntity.status(refused.status())
                        .headers(refused.headers())
                        .<Object>body(Map.of("message", refused.message())))
                .or(() -> GivenTwice.in(unreadable).map(this::invalid))
                .orElseGet(() ->
                        message(HttpStatus.BAD_REQUEST, "the body must be JSON as ActiveCampaign's API 3 has it"));
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(StorageUnavailable unavailable) {
        LOG.warn("A request found the database unavailable", unavailable);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(Map.of("message", "the database is unavailable; nothing was changed, try again"));
    }

    private static ResponseEntity<Object> message(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(Map.of("message", message));
    }

    private static ResponseEntity<Object> unprocessable(String title, String code, String field) {
        return ResponseEntity.unprocessableEntity().body(Map.of("errors", List.of(fault(title, code, field))));
    }

    /** As it stands among {@code errors}. */
    static Map<String, Object> fault(InvalidInput invalid) {
        return fault(String.valueOf(invalid.getMessage()), "invalid", invalid.field());
    }

    private static Map<String, Object> fault(String title, String code, String field) {
        return Map.of(
                "title",
                title,
                "detail",
                "",
                "code",
                code,
                "error",
                code,
                "source",
                Map.of("pointer", "/data/attributes/" + field));
    }
}
