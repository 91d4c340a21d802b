package org.declic.door.activecampaign;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Contact;
import org.declic.door.ApiTokens;
import org.declic.entry.operate.ReadableAutomations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one contact has, as clients of ActiveCampaign's API 3 ask for it. */
@RestController
@RequestMapping("/api/3/contacts/{id}")
public class ApiContactParts {

    private final ApiLookups lookups;
    private final ShownAutomations automations;

    ApiContactParts(ApiLookups lookups, ShownAutomations automations) {
        this.lookups = lookups;
        this.automations = automations;
    }

    /** The tags of a contact. */
    @GetMapping("/contactTags")
    @ApiParameters({"limit", "offset"})
    Map<String, Object> tags(HttpServletRequest request, @PathVariable("id") String id) {
        return page(request, "contactTags", lookups.attached(contact(request, id), Kind.TAG));
    }

    /** The lists of a contact, those it has left too. */
    @GetMapping("/contactLists")
    @ApiParameters({"limit", "offset"})
    Map<String, Object> lists(HttpServletRequest request, @PathVariable("id") String id) {
        return page(request, "contactLists", lookups.attached(contact(request, id), Kind.LIST));
    }

    /** The values of the fields of a contact. */
    @GetMapping("/fieldValues")
    @ApiParameters({"limit", "offset"})
    Map<String, Object> values(HttpServletRequest request, @PathVariable("id") String id) {
        return page(request, "fieldValues", lookups.attached(contact(request, id), Kind.FIELD));
    }

    /** The entries of a contact, by time. */
    @GetMapping("/contactAutomations")
    @ApiParameters({"limit", "offset"})
    Map<String, Object> stays(HttpServletRequest request, @PathVariable("id") String id) {
        return page(request, "contactAutomations", automations.stays(contact(request, id)));
    }

    /** How often a contact has entered each automation. */
    @GetMapping("/automationEntryCounts")
    Map<String, Object> counts(HttpServletRequest request, @PathVariable("id") String id) {
        var contact = contact(request, id);
        var counts = new LinkedHashMap<String, Long>();
        automations.stays().of(contact.id()).forEach(stay -> counts.merge(stay.automation(), 1L, Long::sum));
        var known = ReadableAutomations.of(automations.automations(), contact.tenant());
        var numbers = automations.numbers().of(contact.tenant(), counts.keySet());
        return Map.of(
                "automationEntryCounts",
                counts.entrySet().stream()
                        .map(one -> Map.of(
                                "id",
                                String.valueOf(numbers.get(one.getKey())),
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

    private Contact contact(HttpServletRequest request, String id) {
        return lookups.person(ApiTokens.tenant(request), id).contact();
    }

    /** All, unless a part is asked for. */
    private static Map<String, Object> page(HttpServletRequest request, String kind, List<?> all) {
        var query = ApiQuery.of(request);
        var isPart = query.text("limit") != null || query.text("offset") != null;
        return ApiShapes.page(kind, isPart ? query.paging().of(all) : all, all.size());
    }
}
