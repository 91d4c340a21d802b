package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.declic.contact.InvalidInput;
import org.declic.contact.TrackingSettings;
import org.declic.door.ApiTokens;
import org.declic.event.EventLog;
import org.declic.event.EventName;
import org.declic.event.EventNames;
import org.declic.event.TooManyNames;
import org.declic.event.Transaction;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Names of events and the events of a contact, as clients of ActiveCampaign's API 3 know them, and who asks. */
@RestController
@RequestMapping("/api/3")
public class ApiEvents {

    private final EventNames names;
    private final EventLog log;
    private final ApiLookups lookups;
    private final TrackingSettings trackingSettings;
    private final Transaction transaction;

    ApiEvents(
            EventNames names,
            EventLog log,
            ApiLookups lookups,
            TrackingSettings trackingSettings,
            Transaction transaction) {
        this.names = names;
        this.log = log;
        this.lookups = lookups;
        this.trackingSettings = trackingSettings;
        this.transaction = transaction;
    }

    /** The names of events. */
    @GetMapping("/eventTrackingEvents")
    @ApiParameters({"search", "limit", "offset"})
    Map<String, Object> names(HttpServletRequest request) {
        var query = ApiQuery.of(request);
        var paging = query.paging();
        var page = names.all(ApiTokens.tenant(request), query.text("search"), paging.limit(), paging.offset());
        return ApiShapes.page(
                "eventTrackingEvents",
                page.items().stream().map(name -> Map.of("name", name.value())).toList(),
                page.total());
    }

    /** Makes a name of events known. */
    @PostMapping("/eventTrackingEvents")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> add(HttpServletRequest request, @RequestBody JsonNode body) {
        var given = ApiBody.of("eventTrackingEvent", body, ApiMembers.EVENT);
        var name = EventName.of("name", given.text("name"));
        try {
            transaction.run(() -> {
                names.add(ApiTokens.tenant(request), name);
                return name;
            });
        } catch (TooManyNames full) {
            throw full.in("name");
        }
        return Map.of("eventTrackingEvent", Map.of("name", name.value()));
    }

    /** The same as by the path, for any name: one with a backslash, or of dots alone, can't stand in a path. */
    @DeleteMapping("/eventTrackingEvents")
    @ApiParameters("name")
    Map<String, Object> forgetByName(HttpServletRequest request, @RequestParam("name") String name) {
        return forget(request, name);
    }

    /** Makes the name unknown. Events of it stay recorded and counted; recorded or added anew it is known again. */
    @DeleteMapping("/eventTrackingEvents/{name}")
    Map<String, Object> forget(HttpServletRequest request, @PathVariable("name") String name) {
        var hidden = transaction.run(() -> names.hide(ApiTokens.tenant(request), EventName.of("name", name)));
        if (!hidden) {
            throw ApiRefusal.noResult("EventTrackingEvent", name);
        }
        return Map.of();
    }

    /** Whether events are taken. */
    @GetMapping("/eventTracking")
    Map<String, Object> tracking(HttpServletRequest request) {
        return Map.of("eventTracking", Map.of("enabled", trackingSettings.isTracking(ApiTokens.tenant(request))));
    }

    /** Switches tracking on or off; off means that the doors refuse events. */
    @RequestMapping(
            path = "/eventTracking",
            method = {RequestMethod.PUT, RequestMethod.POST})
    Map<String, Object> track(HttpServletRequest request, @RequestBody JsonNode body) {
        var enabled = ApiBody.of("eventTracking", body, ApiMembers.TRACKING).text("enabled");
        if (!"true".equals(enabled) && !"false".equals(enabled)) {
            throw new InvalidInput("enabled", "must be true or false", enabled);
        }
        trackingSettings.track(ApiTokens.tenant(request), Boolean.parseBoolean(enabled));
        return tracking(request);
    }

    /** The events of a contact, the one recorded last first. */
    @GetMapping("/contacts/{id}/trackingLogs")
    @ApiParameters({"limit", "offset"})
    Map<String, Object> logs(HttpServletRequest request, @PathVariable("id") String id) {
        var person = lookups.person(ApiTokens.tenant(request), id);
        var paging = ApiQuery.of(request).paging();
        var page = log.newestFirst(person.contact().id(), paging.limit(), paging.offset());
        return ApiShapes.page(
                "trackingLogs", page.items().stream().map(ApiShapes::log).toList(), page.total());
    }

    /** The account that the token belongs to. */
    @GetMapping("/users/me")
    Map<String, Object> me(HttpServletRequest request) {
        var account = ApiTokens.account(request);
        return Map.of(
                "user",
                Map.of(
                        "id",
                        "1",
                        "username",
                        account.id(),
                        "firstName",
                        account.id(),
                        "lastName",
                        "",
                        "email",
                        "",
                        "links",
                        Map.of()));
    }
}
