package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.declic.contact.Contact;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.door.ApiTokens;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.declic.entry.Entries;
import org.declic.entry.Entries.Stay;
import org.declic.entry.operate.Instances;
import org.declic.entry.operate.ReadableAutomations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Automations and who is in them, as clients of ActiveCampaign's API 3 know them. The id of an automation is its key, that of a
 * contact in an automation the id of the process instance.
 */
@RestController
@RequestMapping("/api/3")
public class ApiAutomations {

    private final Automations automations;
    private final Entries entries;
    private final Instances instances;
    private final People people;
    private final Clock clock;

    public ApiAutomations(Automations automations, Entries entries, Instances instances, People people, Clock clock) {
        this.automations = automations;
        this.entries = entries;
        this.instances = instances;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/automations")
    @ApiParameters(
            value = {"search", "limit", "offset"},
            filters = {"id", "name", "status"},
            orders = {"id", "name", "status"})
    Map<String, Object> all(HttpServletRequest request) {
        var tenant = ApiTokens.tenant(request);
        var query = ApiQuery.of(request);
        var all = search(query)
                .of(automations.readable().stream()
                        .filter(one -> one.tenant().equals(tenant))
                        .toList());
        var page = query.paging().of(all);
        var counts = entries.counts(tenant, page.stream().map(Automation::key).toList());
        var shown = page.stream()
                .map(one -> shape(one, counts.getOrDefault(one.key(), Entries.Counts.NONE)))
                .toList();
        return ApiShapes.page("automations", shown, all.size());
    }

    private static Search<Automation> search(ApiQuery query) {
        return new Search<>(
                query,
                Automation::shownName,
                Map.of("id", Automation::key, "name", Automation::shownName, "status", ApiAutomations::status));
    }

    /** ActiveCampaign's numbers: 1 for active, 2 for not. */
    private static String status(Automation automation) {
        return automation.suspended() ? "2" : "1";
    }

    @GetMapping("/contacts/{id}/contactAutomations")
    Map<String, Object> of(HttpServletRequest request, @PathVariable("id") String id) {
        var contact = contact(request, id);
        return Map.of(
                "contactAutomations",
                entries.of(contact.id()).stream()
                        .map(stay -> shape(contact, stay))
                        .toList());
    }

    @GetMapping("/contacts/{id}/automationEntryCounts")
    Map<String, Object> counts(HttpServletRequest request, @PathVariable("id") String id) {
        var contact = contact(request, id);
        var counts = new LinkedHashMap<String, Long>();
        entries.of(contact.id()).forEach(stay -> counts.merge(stay.automation(), 1L, Long::sum));
        var known = ReadableAutomations.of(automations, contact.tenant());
        return Map.of(
                "automationEntryCounts",
                counts.entrySet().stream()
                        .map(one -> Map.of(
                                "id",
                                one.getKey(),
                                "name",
                                known.name(one.getKey()),
                                "status",
                                "1",
                                "hidden",
                                "0",
                                "contactEntryCount",
                                one.getValue().toString()))
                        .toList());
    }

    /** Takes a contact into an automation by hand, past its gate. */
    @PostMapping("/contactAutomations")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> enter(HttpServletRequest request, @RequestBody JsonNode body) {
        var given = ApiBody.of("contactAutomation", body);
        var contact = contact(request, String.valueOf(given.text("contact")));
        var key = String.valueOf(given.text("automation"));
        var automation =
                automations.readable(key, contact.tenant()).orElseThrow(() -> ApiRefusal.noResult("Automation", key));
        if (automation.suspended()) {
            throw ApiRefusal.forbidden("the automation is suspended");
        }
        var instance = instances
                .enter(contact.tenant(), contact.email(), key)
                .orElseThrow(() -> ApiRefusal.noResult("Automation", key));
        return Map.of("contactAutomation", shape(contact, new Stay(key, instance, Instant.now(clock), null)));
    }

    /** Takes the contact out by ending the process instance, which must be an entry of one of the account's contacts. */
    @DeleteMapping("/contactAutomations/{id}")
    Map<String, Object> leave(HttpServletRequest request, @PathVariable("id") String id) {
        var tenant = ApiTokens.tenant(request);
        InvalidInput.refuseNul("id", id);
        if (!entries.isEntry(tenant, id) || !instances.end(tenant, id)) {
            throw ApiRefusal.noResult("ContactAutomation", id);
        }
        return Map.of();
    }

    private Contact contact(HttpServletRequest request, String id) {
        var found = id.matches("\\d{1,18}")
                ? people.find(ApiTokens.tenant(request), Long.parseLong(id))
                : Optional.<org.declic.contact.Person>empty();
        return found.orElseThrow(() -> ApiRefusal.noResult("Subscriber", id)).contact();
    }

    private static Map<String, Object> shape(Automation automation, Entries.Counts counts) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", automation.key());
        shape.put("name", automation.shownName());
        shape.put("status", status(automation));
        shape.put("entered", Long.toString(counts.entered()));
        shape.put("exited", Long.toString(counts.exited()));
        shape.put("hidden", "0");
        shape.put("links", Map.of());
        return shape;
    }

    private static Map<String, @Nullable Object> shape(Contact contact, Stay stay) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", stay.processInstanceId());
        shape.put("contact", Long.toString(contact.id()));
        shape.put("automation", stay.automation());
        shape.put("seriesid", stay.automation());
        shape.put("status", stay.exitedAt() == null ? "1" : "2");
        shape.put("adddate", ApiShapes.time(stay.enteredAt()));
        shape.put("remdate", stay.exitedAt() == null ? null : ApiShapes.time(stay.exitedAt()));
        shape.put("links", Map.of());
        return shape;
    }
}
