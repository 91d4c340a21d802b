package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.door.ApiTokens;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists, tags and fields, as clients of ActiveCampaign's API 3 know them. */
@RestController
@RequestMapping("/api/3")
public class ApiAttributes {

    private final Attributes attributes;
    private final AttributeWriter writer;
    private final ApiLookups lookups;

    ApiAttributes(Attributes attributes, AttributeWriter writer, ApiLookups lookups) {
        this.attributes = attributes;
        this.writer = writer;
        this.lookups = lookups;
    }

    /** Lists. */
    @GetMapping("/lists")
    @ApiParameters(
            value = {"search", "limit", "offset"},
            filters = {"id", "name", "search"},
            orders = {"id", "name", "cdate"})
    Map<String, Object> lists(HttpServletRequest request) {
        return all(request, "lists");
    }

    /** Tags. */
    @GetMapping("/tags")
    @ApiParameters(
            value = {"search", "limit", "offset"},
            filters = {"id", "tag", "search"},
            orders = {"id", "tag", "search", "cdate"})
    Map<String, Object> tags(HttpServletRequest request) {
        return all(request, "tags");
    }

    /** Fields. */
    @GetMapping("/fields")
    @ApiParameters(
            value = {"search", "limit", "offset"},
            filters = {"id", "title", "perstag", "search"},
            orders = {"id", "title", "perstag", "cdate"})
    Map<String, Object> fields(HttpServletRequest request) {
        return all(request, "fields");
    }

    private Map<String, Object> all(HttpServletRequest request, String kinds) {
        var query = ApiQuery.of(request);
        var paging = query.paging();
        var found = search(query).of(attributes.all(ApiTokens.tenant(request), kind(kinds)));
        var page = new LinkedHashMap<String, Object>();
        if (kinds.equals("fields")) {
            page.put("fieldOptions", List.of());
            page.put("fieldRels", List.of());
        }
        page.putAll(ApiShapes.page(
                kinds, paging.of(found).stream().map(ApiShapes::attribute).toList(), found.size()));
        return page;
    }

    /** One list, tag or field. */
    @GetMapping("/{kinds:lists|tags|fields}/{id}")
    Map<String, Object> one(
            HttpServletRequest request, @PathVariable("kinds") String kinds, @PathVariable("id") String id) {
        return shown(lookups.attribute(ApiTokens.tenant(request), kind(kinds), id));
    }

    /** A list that is made is answered with 200, as ActiveCampaign does; what else is made with 201. */
    @PostMapping("/{kinds:lists|tags|fields}")
    ResponseEntity<Map<String, Object>> add(
            HttpServletRequest request, @PathVariable("kinds") String kinds, @RequestBody JsonNode body) {
        var kind = kind(kinds);
        var made = writer.add(ApiTokens.tenant(request), kind, body);
        return ResponseEntity.status(kind == Kind.LIST ? HttpStatus.OK : HttpStatus.CREATED)
                .body(shown(made));
    }

    /** Changes what is given. Contacts keep it; automations that name it by the name it had don't find it any more. */
    @PutMapping("/{kinds:lists|tags|fields}/{id}")
    Map<String, Object> change(
            HttpServletRequest request,
            @PathVariable("kinds") String kinds,
            @PathVariable("id") String id,
            @RequestBody JsonNode body) {
        return shown(writer.change(lookups.attribute(ApiTokens.tenant(request), kind(kinds), id), body));
    }

    /** Takes it from all contacts. Who has left a list has left it too if one of this name is made again. */
    @DeleteMapping("/{kinds:lists|tags|fields}/{id}")
    Map<String, Object> delete(
            HttpServletRequest request, @PathVariable("kinds") String kinds, @PathVariable("id") String id) {
        writer.delete(lookups.attribute(ApiTokens.tenant(request), kind(kinds), id));
        return Map.of();
    }

    private static Map<String, Object> shown(Attribute attribute) {
        return Map.of(attribute.kind().word(), ApiShapes.attribute(attribute));
    }

    private static Search<Attribute> search(ApiQuery query) {
        Function<Attribute, Object> name = Attribute::name;
        return new Search<>(
                query,
                Attribute::name,
                Map.of(
                        "id", Attribute::id,
                        "name", name,
                        "tag", name,
                        "title", name,
                        "search", name,
                        "perstag", ApiShapes::perstag,
                        "cdate", Attribute::createdAt));
    }

    private static Kind kind(String kinds) {
        return Kind.valueOf(kinds.substring(0, kinds.length() - 1).toUpperCase(Locale.ROOT));
    }
}
