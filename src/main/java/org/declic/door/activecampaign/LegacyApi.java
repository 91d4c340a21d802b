package org.declic.door.activecampaign;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.declic.contact.InvalidInput;
import org.declic.door.Admission;
import org.declic.door.DoorRefusal;
import org.declic.event.EventNames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * ActiveCampaign's old API. The parameter {@code api_key} is the token of an account. What can't be done is answered with 200 and
 * {@code result_code} 0, since its clients read no other answer.
 */
@RestController
public class LegacyApi {

    private static final int MOST = 1000;
    private static final String NOT_AUTHORIZED = "You are not authorized to access this file";

    private final Admission admission;
    private final EventNames names;
    private final Map<String, Function<LegacyForm, Map<String, Object>>> actions = new TreeMap<>();

    LegacyApi(
            Admission admission,
            EventNames names,
            LegacyContacts contacts,
            LegacyLists lists,
            LegacyAutomations automations) {
        this.admission = admission;
        this.names = names;
        actions.putAll(contacts.actions());
        actions.putAll(lists.actions());
        actions.putAll(automations.actions());
    }

    /** Does what {@code api_action} says, by parameters in the query. */
    @GetMapping("/admin/api.php")
    ResponseEntity<Map<String, Object>> ask(HttpServletRequest request) {
        return action(request);
    }

    /** Does what {@code api_action} says, by parameters in the query and the form. */
    @PostMapping("/admin/api.php")
    ResponseEntity<Map<String, Object>> send(HttpServletRequest request) {
        return action(request);
    }

    private ResponseEntity<Map<String, Object>> action(HttpServletRequest request) {
        LegacyForm.requireOnce(request, "api_action", "api_key", "api_output");
        var account = admission.byToken(request, request.getParameter("api_key"));
        if (account.isEmpty()) {
            return failure(HttpStatus.FORBIDDEN, NOT_AUTHORIZED);
        }
        var action = String.valueOf(request.getParameter("api_action"));
        requireJson(request.getParameter("api_output"));
        if (action.equals("user_me")) {
            LegacyForm.of(account.get().tenant(), request).requireOnly(Set.of());
            var me = new LinkedHashMap<String, Object>();
            me.put("id", "1");
            me.put("username", account.get().id());
            return ResponseEntity.ok(LegacyAnswer.shown(me));
        }
        var known = actions.get(action);
        return known == null
                ? failure(
                        HttpStatus.NOT_FOUND,
                        "api_action must be one of user_me, " + String.join(", ", actions.keySet()) + ", got "
                                + InvalidInput.shown(action))
                : ResponseEntity.ok(known.apply(LegacyForm.of(account.get().tenant(), request)));
    }

    private static void requireJson(@Nullable String output) {
        if (output != null && !output.isEmpty() && !output.equals("json")) {
            throw new InvalidInput("api_output", "must be json; xml and serialize are not written", output);
        }
    }

    /** The names of events. */
    @GetMapping("/2/track/event")
    ResponseEntity<Map<String, Object>> events(
            HttpServletRequest request, @RequestParam(name = "api_key", required = false) @Nullable String key) {
        LegacyForm.requireOnce(request, "api_key");
        var account = admission.byToken(request, key);
        if (account.isEmpty()) {
            return failure(HttpStatus.FORBIDDEN, NOT_AUTHORIZED);
        }
        LegacyForm.of(account.get().tenant(), request).requireOnly(Set.of());
        var all = names.all(account.get().tenant(), null, MOST, 0).items().stream()
                .map(name -> Map.of("name", name.value()))
                .toList();
        return ResponseEntity.ok(LegacyAnswer.with(Map.of("events", all), 1, "Success"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(DoorRefusal refusal) {
        return ResponseEntity.status(refusal.status())
                .headers(refusal.headers())
                .body(LegacyAnswer.failed(String.valueOf(refusal.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(InvalidInput invalid) {
        return failure(HttpStatus.OK, String.valueOf(invalid.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(ApiRefusal refusal) {
        return failure(HttpStatus.OK, String.valueOf(refusal.getMessage()));
    }

    private static ResponseEntity<Map<String, Object>> failure(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(LegacyAnswer.failed(message));
    }
}
