package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.door.OutsideAddresses;
import org.declic.entry.operate.Webhooks.Webhook;
import org.jspecify.annotations.Nullable;

/** Webhooks as bodies say them. */
record WebhookForm(OutsideAddresses addresses, ApiLookups lookups, Clock clock) {

    private static final int MOST = 100;
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{22,88}={0,2}");

    Webhook made(Tenant tenant, JsonNode body, int there) {
        var given = ApiBody.of("webhook", body, ApiMembers.WEBHOOK);
        if (there >= MOST) {
            throw new InvalidInput(
                    "webhook", "must not be a new one: there are " + there + ", and at most " + MOST + " may be", null);
        }
        var secret = given.text("secret");
        return new Webhook(
                0,
                tenant,
                Attribute.name("name", given.text("name")),
                addresses.of("url", given.text("url")).toString(),
                events(given),
                sources(given),
                list(tenant, given.text("listid")),
                secret == null ? WebhookSignature.secret() : secret(secret),
                true,
                Instant.now(clock));
    }

    Webhook changed(Webhook before, JsonNode body) {
        var given = ApiBody.of("webhook", body, ApiMembers.WEBHOOK);
        var name = given.text("name");
        var url = given.text("url");
        var secret = given.text("secret");
        return new Webhook(
                before.id(),
                before.tenant(),
                name == null ? before.name() : Attribute.name("name", name),
                url == null ? before.url() : addresses.of("url", url).toString(),
                given.object().hasNonNull("events") ? events(given) : before.events(),
                given.object().hasNonNull("sources") ? sources(given) : before.sources(),
                given.text("listid") == null ? before.list() : list(before.tenant(), given.text("listid")),
                secret == null ? before.secret() : secret(secret),
                true,
                before.createdAt());
    }

    private static Set<String> events(ApiBody given) {
        var known = new ArrayList<>(WebhookKinds.ALL);
        known.addAll(WebhookKinds.NEVER);
        return words(given, "events", known, WebhookKinds.ALL);
    }

    private static Set<String> sources(ApiBody given) {
        return words(given, "sources", WebhookKinds.SOURCES, WebhookKinds.SOURCES);
    }

    private static Set<String> words(ApiBody given, String member, Collection<String> known, List<String> shown) {
        var node = given.object().path(member);
        if (!node.isArray() || node.isEmpty()) {
            throw new InvalidInput(
                    member,
                    "must be a list of some of " + String.join(", ", shown),
                    node.isMissingNode() ? null : node.toString());
        }
        var words = new LinkedHashSet<String>();
        for (var one : node) {
            if (!one.isTextual() || !known.contains(one.textValue())) {
                throw new InvalidInput(member, "must be some of " + String.join(", ", shown), one.asText());
            }
            words.add(one.textValue());
        }
        return words;
    }

    /** 0 is any. */
    private long list(Tenant tenant, @Nullable String id) {
        return id == null || id.isEmpty() || id.equals("0")
                ? 0
                : lookups.attribute(tenant, Kind.LIST, id).id();
    }

    private static String secret(String text) {
        if (!SECRET.matcher(text).matches()) {
            throw new InvalidInput("secret", "must be whsec_ and 16 to 64 bytes in base64", null);
        }
        try {
            java.util.Base64.getDecoder().decode(text.substring("whsec_".length()));
            return text;
        } catch (IllegalArgumentException none) {
            throw new InvalidInput("secret", "must be whsec_ and 16 to 64 bytes in base64", null);
        }
    }
}
