package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.declic.contact.InvalidInput;
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
 * Domains whose pages ActiveCampaign tracks: clients that set up both trackings ask for it. It is taken and kept nowhere, since
 * no page is tracked here; {@code declic.cors.origins} says which sites may send events.
 */
@RestController
@RequestMapping("/api/3/siteTrackingDomains")
public class ApiSiteTracking {

    private static final Pattern DOMAIN =
            Pattern.compile("[\\p{L}\\p{N}*]([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}])?(:\\d{1,5})?");

    ApiSiteTracking() {}

    /** None. */
    @GetMapping
    @ApiParameters({"limit", "offset"})
    Map<String, Object> all() {
        return ApiShapes.page("siteTrackingDomains", List.of(), 0);
    }

    /** Takes a domain, and keeps it nowhere. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> add(@RequestBody JsonNode body) {
        var name = ApiBody.of("siteTrackingDomain", body, ApiMembers.DOMAIN).text("name");
        return Map.of("siteTrackingDomain", Map.of("name", domain(name)));
    }

    /** Nothing is there to be removed. */
    @DeleteMapping("/{name}")
    Map<String, Object> remove(@PathVariable("name") String name) {
        domain(name);
        return Map.of();
    }

    private static String domain(@org.jspecify.annotations.Nullable String name) {
        var text = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        if (text.length() > 253 || !DOMAIN.matcher(text).matches()) {
            throw new InvalidInput("name", "must be the name of a domain", name);
        }
        return text;
    }
}
