package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.InvalidInput;
import org.declic.door.ApiTokens;
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
 * What clients of ActiveCampaign's API 3 send after they have made a field or a list: on which lists the field is, which values it
 * may have, and who of the staff sees the list. It is taken and kept nowhere, since here a field is there for all contacts and takes any
 * value, and a list is seen by all.
 */
@RestController
@RequestMapping("/api/3")
public class ApiSetUp {

    private static final String ALL_LISTS = "0";

    private final ApiLookups lookups;

    ApiSetUp(ApiLookups lookups) {
        this.lookups = lookups;
    }

    /** None, since each field is on all lists. */
    @GetMapping("/fieldRels")
    @ApiParameters({"limit", "offset"})
    Map<String, Object> relations() {
        return ApiShapes.page("fieldRels", List.of(), 0);
    }

    /** Puts a field on a list, or on all by 0: it is there already. */
    @PostMapping("/fieldRels")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> relate(HttpServletRequest request, @RequestBody JsonNode body) {
        var tenant = ApiTokens.tenant(request);
        var given = ApiBody.of("fieldRel", body, ApiMembers.FIELD_REL);
        var field = lookups.attribute(tenant, Kind.FIELD, Long.toString(given.id("field")));
        var list = Long.toString(given.id("relid"));
        if (!list.equals(ALL_LISTS)) {
            lookups.attribute(tenant, Kind.LIST, list);
        }
        return shown("fieldRel", Long.toString(field.id()), "field", Long.toString(field.id()), "relid", list);
    }

    /** Nothing is there to be removed. */
    @DeleteMapping("/fieldRels/{id}")
    Map<String, Object> unrelate(@PathVariable("id") String id) {
        ApiBody.id("id", id);
        return Map.of();
    }

    /** Says which values a field has to choose from. */
    @PostMapping("/fieldOption/bulk")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> options(HttpServletRequest request, @RequestBody JsonNode body) {
        var given = body.path("fieldOptions");
        if (!given.isArray()) {
            throw new InvalidInput("fieldOptions", "must be given, as a JSON array", null);
        }
        ApiBody.requireAlone("fieldOptions", body);
        var shown = new ArrayList<Map<String, Object>>();
        for (var one : given) {
            var option = ApiBody.each("fieldOptions", one, ApiMembers.FIELD_OPTION);
            var field = lookups.attribute(ApiTokens.tenant(request), Kind.FIELD, Long.toString(option.id("field")));
            var label = option.text("label");
            var value = Objects.requireNonNullElse(option.text("value"), Objects.requireNonNullElse(label, ""));
            if (value.isEmpty()) {
                throw new InvalidInput("value", "must be given", null);
            }
            var shape = new LinkedHashMap<String, Object>();
            shape.put("id", Integer.toString(shown.size() + 1));
            shape.put("field", Long.toString(field.id()));
            shape.put("orderid", Objects.requireNonNullElse(option.text("orderid"), "0"));
            shape.put("value", value);
            shape.put("label", Objects.requireNonNullElse(label, value));
            shape.put("isdefault", Boolean.TRUE.equals(option.flag("isdefault", "must be 1 or 0")) ? "1" : "0");
            shape.put("links", Map.of());
            shown.add(shape);
        }
        return Map.of("fieldOptions", shown);
    }

    /** Lets a group of the staff see a list. */
    @PostMapping("/listGroups")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> group(HttpServletRequest request, @RequestBody JsonNode body) {
        var given = ApiBody.of("listGroup", body, ApiMembers.LIST_GROUP);
        var list = lookups.attribute(ApiTokens.tenant(request), Kind.LIST, Long.toString(given.id("listid")));
        var id = Long.toString(list.id());
        return shown("listGroup", id, "listid", id, "groupid", Long.toString(given.id("groupid")));
    }

    private static Map<String, Object> shown(String kind, String id, String... namesAndValues) {
        var shape = new LinkedHashMap<String, Object>();
        for (var at = 0; at < namesAndValues.length; at += 2) {
            shape.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        shape.put("id", id);
        shape.put("links", List.of());
        return Map.of(kind, shape);
    }
}
