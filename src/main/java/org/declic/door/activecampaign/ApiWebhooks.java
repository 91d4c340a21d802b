package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.declic.contact.Tenant;
import org.declic.door.ApiTokens;
import org.declic.entry.operate.Webhooks;
import org.declic.entry.operate.Webhooks.Webhook;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks, as clients of ActiveCampaign's API 3 know them. */
@RestController
@RequestMapping("/api/3")
public class ApiWebhooks {

    private final Webhooks webhooks;
    private final WebhookForm form;

    ApiWebhooks(Webhooks webhooks, WebhookForm form) {
        this.webhooks = webhooks;
        this.form = form;
    }

    /** The kinds of what webhooks can be told of. */
    @GetMapping("/webhook/events")
    Map<String, Object> events() {
        return ApiShapes.page("webhookEvents", WebhookKinds.ALL, WebhookKinds.ALL.size());
    }

    /** Webhooks, without their secrets. */
    @GetMapping("/webhooks")
    @ApiParameters(
            value = {"limit", "offset"},
            filters = {"id", "name", "url", "listid"},
            orders = {"id", "name", "cdate"})
    Map<String, Object> all(HttpServletRequest request) {
        var query = ApiQuery.of(request);
        var found = new Search<Webhook>(
                        query,
                        Webhook::name,
                        Map.of(
                                "id", Webhook::id,
                                "name", Webhook::name,
                                "url", Webhook::url,
                                "listid", Webhook::list,
                                "cdate", Webhook::createdAt))
                .of(webhooks.all(ApiTokens.tenant(request)));
        return ApiShapes.page(
                "webhooks",
                query.paging().of(found).stream().map(ApiWebhooks::shape).toList(),
                found.size());
    }

    /** One webhook. */
    @GetMapping("/webhooks/{id}")
    Map<String, Object> one(HttpServletRequest request, @PathVariable("id") String id) {
        return shown(known(ApiTokens.tenant(request), id));
    }

    /** Makes a webhook. */
    @PostMapping("/webhooks")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> add(HttpServletRequest request, @RequestBody JsonNode body) {
        var tenant = ApiTokens.tenant(request);
        return shown(webhooks.add(form.made(tenant, body, webhooks.all(tenant).size())));
    }

    /** What is not given stays. One that has said it is gone is told again. */
    @PutMapping("/webhooks/{id}")
    Map<String, Object> change(HttpServletRequest request, @PathVariable("id") String id, @RequestBody JsonNode body) {
        var changed = form.changed(known(ApiTokens.tenant(request), id), body);
        webhooks.change(changed);
        return shown(changed);
    }

    /** Deletes a webhook. */
    @DeleteMapping("/webhooks/{id}")
    Map<String, Object> delete(HttpServletRequest request, @PathVariable("id") String id) {
        webhooks.delete(known(ApiTokens.tenant(request), id));
        return Map.of();
    }

    private Webhook known(Tenant tenant, String id) {
        return (ApiBody.isId(id) ? webhooks.find(tenant, Long.parseLong(id)) : java.util.Optional.<Webhook>empty())
                .orElseThrow(() -> ApiRefusal.noResult("Webhook", id));
    }

    /** With the secret, by which the receiver knows what is sent. */
    private static Map<String, Object> shown(Webhook webhook) {
        var shape = shape(webhook);
        shape.put("secret", webhook.secret());
        return Map.of("webhook", shape);
    }

    private static Map<String, Object> shape(Webhook webhook) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", Long.toString(webhook.id()));
        shape.put("name", webhook.name());
        shape.put("url", webhook.url());
        shape.put("events", webhook.events().stream().sorted().toList());
        shape.put("sources", webhook.sources().stream().sorted().toList());
        shape.put("listid", Long.toString(webhook.list()));
        shape.put("state", webhook.active() ? "1" : "0");
        shape.put("cdate", ApiShapes.time(webhook.createdAt()));
        shape.put("links", Map.of());
        return shape;
    }
}
