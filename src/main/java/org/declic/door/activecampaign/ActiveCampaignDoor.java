package org.declic.door.activecampaign;

import jakarta.servlet.http.HttpServletRequest;
import org.declic.contact.InvalidInput;
import org.declic.door.Admission;
import org.declic.door.DoorRefusal;
import org.declic.door.EventRules;
import org.declic.event.RecordEvents;
import org.declic.event.StorageUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartException;

/** The door for clients of ActiveCampaign's event tracking. */
@RestController
public class ActiveCampaignDoor {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveCampaignDoor.class);

    private final Admission admission;
    private final EventRules rules;
    private final RecordEvents recordEvents;

    public ActiveCampaignDoor(Admission admission, EventRules rules, RecordEvents recordEvents) {
        this.admission = admission;
        this.rules = rules;
        this.recordEvents = recordEvents;
    }

    /** Records one event; answers once it is committed. */
    @PostMapping("/event")
    ResponseEntity<Answer> track(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        var form = new EventForm(request);
        var actid = form.field("actid");
        if (request.getAttribute(FormFields.PARSE_FAILED) != null) {
            return answer(HttpStatus.BAD_REQUEST, "the form can't be read, or is too large");
        }
        if (actid == null && !isForm(request)) {
            throw new HttpMediaTypeNotSupportedException("no form");
        }
        var account = admission.byKey(request, actid, form.field("key"));
        if (account.isEmpty()) {
            return answer(HttpStatus.FORBIDDEN, "actid and key don't belong to an account");
        }
        rules.requireTracking(account.get().tenant());
        recordEvents.record(rules.requireKnown("event", form.event(account.get().tenant())));
        return ResponseEntity.ok(new Answer(1, "Event spawned"));
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null
                || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                || type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    @ExceptionHandler
    ResponseEntity<Answer> invalid(InvalidInput invalid) {
        return answer(HttpStatus.BAD_REQUEST, String.valueOf(invalid.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Answer> refused(DoorRefusal refusal) {
        return ResponseEntity.status(refusal.status())
                .headers(refusal.headers())
                .body(failure(String.valueOf(refusal.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Answer> wrongType(HttpMediaTypeNotSupportedException wrong) {
        return answer(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type must be application/x-www-form-urlencoded or multipart/form-data");
    }

    @ExceptionHandler
    ResponseEntity<Answer> wrongForm(MultipartException wrong) {
        return answer(HttpStatus.BAD_REQUEST, "the multipart form can't be read, or is too large");
    }

    private static ResponseEntity<Answer> unavailable(Exception unavailable) {
        LOG.warn("An event was not recorded", unavailable);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(failure("the database is unavailable; nothing was recorded, try again"));
    }

    @ExceptionHandler
    ResponseEntity<Answer> failed(Exception failure) {
        if (StorageUnavailable.isCauseOf(failure)) {
            return unavailable(failure);
        }
        LOG.error("An event was not recorded", failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "the event could not be recorded; the log says why");
    }

    private static ResponseEntity<Answer> answer(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(failure(message));
    }

    private static Answer failure(String message) {
        return new Answer(0, message);
    }

    /** @param success 1 for yes, 0 for no, as ActiveCampaign has it */
    record Answer(int success, String message) {}
}
