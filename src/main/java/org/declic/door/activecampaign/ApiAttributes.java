package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.door.ApiTokens;
import org.declic.event.Transaction;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists, tags and fields, as clients of ActiveCampaign's API 3 know them. */
@RestController
@RequestMapping("/api/3")
public class ApiAttributes {

    private final Attributes attributes;
    private final Transaction transaction;

    public ApiAttributes(Attributes attributes, Transaction transaction) {
        this.attributes = attributes;
        this.transaction = transaction;
    }

    @GetMapping("/lists")
    @ApiParameters(
            value = {"search", "limit", "offset"},
            filters = {"id", "name", "search"},
            orders = {"id", "name", "cdate"})
    Map<String, Object> lists(HttpServletRequest request) {
        return all(request, "lists");
    }

    @GetMapping("/tags")
    @ApiParameters(
            value = {"search", "limit", "offset"},
            filters = {"id", "tag", "search"},
            orders = {"id", "tag", "search", "cdate"})
    Map<String, Object> tags(HttpServletRequest request) {
        return all(request, "tags");
    }

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
        return ApiShapes.page(
                kinds, paging.of(found).stream().map(ApiShapes::attribute).toList(), found.size());
    }

    @GetMapping("/{kinds:lists|tags|fields}/{id}")
    Map<String, Object> one(
            HttpServletRequest request, @PathVariable("kinds") String kinds, @PathVariable("id") String id) {
        var kind = kind(kinds);
        var found = id.matches("\\d{1,18}")
                ? attributes.find(ApiTokens.tenant(request), kind, Long.parseLong(id))
                : java.util.Optional.<Attribute>empty();
        return Map.of(
                kind.word(), ApiShapes.attribute(found.orElseThrow(() -> ApiRefusal.noResult(shownName(kind), id))));
    }

    @PostMapping("/{kinds:lists|tags|fields}")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> add(
            HttpServletRequest request, @PathVariable("kinds") String kinds, @RequestBody JsonNode body) {
        var kind = kind(kinds);
        var given = ApiBody.of(kind.word(), body);
        var nameField = kind == Kind.LIST ? "name" : kind == Kind.TAG ? "tag" : "title";
        var name = Attribute.name(nameField, given.text(nameField));
        var description = Objects.requireNonNullElse(given.text(kind == Kind.FIELD ? "descript" : "description"), "");
        var tenant = ApiTokens.tenant(request);
        return Map.of(kind.word(), transaction.run(() -> {
            if (attributes.find(tenant, kind, name).isPresent()) {
                throw ApiRefusal.unprocessable("There is a " + kind.word() + " of this name", "duplicate", nameField);
            }
            return ApiShapes.attribute(attributes.of(tenant, kind, name, shortened(description)));
        }));
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

    private static String shortened(String description) {
        return description.length() <= 1000 ? description : description.substring(0, 1000);
    }

    static String shownName(Kind kind) {
        return kind == Kind.LIST ? "List" : kind == Kind.TAG ? "Tag" : "Field";
    }

    private static Kind kind(String kinds) {
        return Kind.valueOf(kinds.substring(0, kinds.length() - 1).toUpperCase(java.util.Locale.ROOT));
    }
}
