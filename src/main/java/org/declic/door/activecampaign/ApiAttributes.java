package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.door.ApiTokens;
import org.declic.door.Paging;
import org.declic.event.Transaction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    @GetMapping("/{kinds:lists|tags|fields}")
    Map<String, Object> all(
            HttpServletRequest request,
            @PathVariable("kinds") String kinds,
            @RequestParam(name = "search", required = false) @Nullable String search,
            @RequestParam(name = "limit", defaultValue = "20") String limit,
            @RequestParam(name = "offset", defaultValue = "0") String offset) {
        var page = attributes.all(
                ApiTokens.tenant(request),
                kind(kinds),
                search,
                Paging.number("limit", limit, 1, Paging.MOST),
                Paging.number("offset", offset, 0, Integer.MAX_VALUE));
        return ApiShapes.page(
                kinds, page.items().stream().map(ApiShapes::attribute).toList(), page.total());
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
