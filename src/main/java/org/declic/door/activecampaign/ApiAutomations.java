package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.declic.contact.InvalidInput;
import org.declic.door.ApiTokens;
import org.declic.door.GivenTwice;
import org.declic.entry.Automation;
import org.declic.entry.Entries;
import org.declic.entry.operate.Instances;
import org.declic.entry.operate.Stays;
import org.declic.entry.operate.Stays.NumberedStay;
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

/** Automations and who is in them, as clients of ActiveCampaign's API 3 know them. */
@RestController
@RequestMapping("/api/3")
public class ApiAutomations {

    private final ShownAutomations shown;
    private final Entries entries;
    private final Instances instances;
    private final ApiLookups lookups;

    ApiAutomations(ShownAutomations shown, Entries entries, Instances instances, ApiLookups lookups) {
        this.shown = shown;
        this.entries = entries;
        this.instances = instances;
        this.lookups = lookups;
    }

    /** Automations, by key. */
    @GetMapping("/automations")
    @ApiParameters(
            value = {"search", "limit", "offset"},
            filters = {"id", "name", "status"},
            orders = {"id", "name", "status"})
    Map<String, Object> all(HttpServletRequest request) {
        var tenant = ApiTokens.tenant(request);
        var query = ApiQuery.of(request);
        var all = shown.all(tenant);
        var numbers =
                shown.numbers().of(tenant, all.stream().map(Automation::key).toList());
        var found = new Search<Automation>(
                        query,
                        Automation::shownName,
                        Map.of(
                                "id", one -> Objects.requireNonNull(numbers.get(one.key())),
                                "name", Automation::shownName,
                                "status", ShownAutomations::status))
                .of(all);
        return ApiShapes.page("automations", shown.shapes(tenant, query.paging().of(found)), found.size());
    }

    /** One automation, by its number or its key. */
    @GetMapping("/automations/{id}")
    Map<String, Object> one(HttpServletRequest request, @PathVariable("id") String id) {
        return Map.of("automation", shown.shape(shown.automation(ApiTokens.tenant(request), id)));
    }

    /** Entries of contacts into automations, by number. */
    @GetMapping("/contactAutomations")
    @ApiParameters(
            value = {"seriesid", "contactid", "status", "limit", "offset"},
            filters = {"seriesid", "automation", "contact", "status"})
    Map<String, Object> stays(HttpServletRequest request) {
        var tenant = ApiTokens.tenant(request);
        var query = new StayQuery(ApiQuery.of(request));
        var paging = query.query().paging();
        var automation = query.text("seriesid", "automation");
        var page = shown.stays()
                .page(new Stays.Query(
                        tenant,
                        automation == null ? null : shown.key(tenant, automation),
                        query.id("contactid", "contact"),
                        query.running(),
                        paging.limit(),
                        paging.offset()));
        return ApiShapes.page("contactAutomations", shown.shapes(tenant, page.items()), page.total());
    }

    /** One entry. */
    @GetMapping("/contactAutomations/{id}")
    Map<String, Object> stay(HttpServletRequest request, @PathVariable("id") String id) {
        var tenant = ApiTokens.tenant(request);
        return Map.of("contactAutomation", shown.shape(tenant, known(request, id)));
    }

    /** Takes a contact into an automation by hand, past its gate. */
    @PostMapping("/contactAutomations")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> enter(HttpServletRequest request, @RequestBody JsonNode body) {
        var tenant = ApiTokens.tenant(request);
        var given = ApiBody.of("contactAutomation", body, ApiMembers.CONTACT_AUTOMATION);
        var person = lookups.person(tenant, given.text("contact"));
        var asked = String.valueOf(given.text("automation"));
        var automation = shown.automation(tenant, asked);
        if (automation.suspended()) {
            throw ApiRefusal.forbidden("the automation is suspended");
        }
        var instance = instances
                .enter(tenant, person.contact().email(), automation.key())
                .orElseThrow(() -> ApiRefusal.noResult("Automation", asked));
        var shape = new LinkedHashMap<String, Object>();
        shape.put("contacts", java.util.List.of(ApiShapes.contact(person)));
        shape.put(
                "contactAutomation",
                shown.shape(tenant, shown.stays().find(tenant, instance).orElseThrow()));
        return shape;
    }

    /** Takes the contact out by ending the process instance, which must be an entry of one of the account's contacts. */
    @DeleteMapping("/contactAutomations/{id}")
    Map<String, Object> leave(HttpServletRequest request, @PathVariable("id") String id) {
        var tenant = ApiTokens.tenant(request);
        var instance = known(request, id).processInstanceId();
        if (!entries.isEntry(tenant, instance) || !instances.end(tenant, instance)) {
            throw ApiRefusal.noResult("ContactAutomation", id);
        }
        return Map.of();
    }

    private NumberedStay known(HttpServletRequest request, String id) {
        InvalidInput.refuseNul("id", id);
        return shown.stay(ApiTokens.tenant(request), id)
                .orElseThrow(() -> ApiRefusal.noResult("ContactAutomation", id));
    }

    /** A parameter may be a plain one or a filter. */
    private record StayQuery(ApiQuery query) {

        @Nullable
        String text(String plain, String filter) {
            var text = query.text(plain);
            for (var one : query.filters()) {
                if (one.property().equals(filter) || one.property().equals(plain)) {
                    one.requireEquality();
                    if (text != null) {
                        throw new InvalidInput(one.name(), GivenTwice.RULE, one.value());
                    }
                    text = one.value();
                }
            }
            return text;
        }

        @Nullable
        Long id(String plain, String filter) {
            var text = text(plain, filter);
            return text == null ? null : ApiBody.id(plain, text);
        }

        @Nullable
        Boolean running() {
            var status = text("status", "status");
            return switch (status == null ? "any" : status) {
                case "any" -> null;
                case "1" -> true;
                case "2" -> false;
                default -> throw new InvalidInput("status", "must be 1 for running or 2 for ended", status);
            };
        }
    }
}
