package org.declic.door.activecampaign;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.declic.door.Admission;
import org.declic.door.DoorRefusal;
import org.declic.event.EventNames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What ActiveCampaign's old official clients ask to check their credentials and to list event names. The parameter
 * {@code api_key} is the token of an account.
 */
@RestController
public class LegacyApi {

    private static final int MOST = 1000;

    private final Admission admission;
    private final EventNames names;

    public LegacyApi(Admission admission, EventNames names) {
        this.admission = admission;
        this.names = names;
    }

    /** The action {@code user_me}: who asks. */
    @GetMapping("/admin/api.php")
    ResponseEntity<Map<String, Object>> action(
            HttpServletRequest request,
            @RequestParam(name = "api_action", required = false) @Nullable String action,
            @RequestParam(name = "api_key", required = false) @Nullable String key) {
        var account = admission.byToken(request, key);
        if (account.isEmpty()) {
            return failure(HttpStatus.FORBIDDEN, "You are not authorized to access this file");
        }
        if (!"user_me".equals(action)) {
            return failure(HttpStatus.NOT_FOUND, "api_action must be user_me");
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", "1");
        answer.put("username", account.get().id());
        answer.putAll(result(1, "Success: Something is returned"));
        return ResponseEntity.ok(answer);
    }

    /** The names of events. */
    @GetMapping("/2/track/event")
    ResponseEntity<Map<String, Object>> events(
            HttpServletRequest request, @RequestParam(name = "api_key", required = false) @Nullable String key) {
        var account = admission.byToken(request, key);
        if (account.isEmpty()) {
            return failure(HttpStatus.FORBIDDEN, "You are not authorized to access this file");
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "events",
                names.all(account.get().tenant(), null, MOST, 0).items().stream()
                        .map(name -> Map.of("name", name.value()))
                        .toList());
        answer.putAll(result(1, "Success"));
        return ResponseEntity.ok(answer);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(DoorRefusal refusal) {
        return ResponseEntity.status(refusal.status())
                .headers(refusal.headers())
                .body(result(0, String.valueOf(refusal.getMessage())));
    }

    private static ResponseEntity<Map<String, Object>> failure(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(result(0, message));
    }

    private static Map<String, Object> result(int code, String message) {
        var result = new LinkedHashMap<String, Object>();
        result.put("result_code", code);
        result.put("result_message", message);
        result.put("result_output", "json");
        return result;
    }
}
