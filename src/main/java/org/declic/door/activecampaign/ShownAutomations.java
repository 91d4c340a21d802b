package org.declic.door.activecampaign;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.declic.contact.Contact;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.declic.entry.Entries;
import org.declic.entry.operate.AutomationNumbers;
import org.declic.entry.operate.Stays;
import org.declic.entry.operate.Stays.NumberedStay;
import org.jspecify.annotations.Nullable;

/** Automations and entries as clients of ActiveCampaign know them: by numbers. A key is understood where a number is. */
record ShownAutomations(Automations automations, AutomationNumbers numbers, Stays stays, Entries entries) {

    private static final String ACTIVE = "1";
    private static final String INACTIVE = "2";

    /** The key of an automation by its number, or by the key itself; what there is not is a key of nothing. */
    String key(Tenant tenant, String numberOrKey) {
        return ApiBody.isId(numberOrKey)
                ? numbers.automation(tenant, Long.parseLong(numberOrKey)).orElse("")
                : numberOrKey;
    }

    /** @throws ApiRefusal if there is none that runs in the tenant */
    Automation automation(Tenant tenant, String numberOrKey) {
        return find(tenant, numberOrKey).orElseThrow(() -> ApiRefusal.noResult("Automation", numberOrKey));
    }

    Optional<Automation> find(Tenant tenant, String numberOrKey) {
        return automations.readable(key(tenant, numberOrKey), tenant);
    }

    /** All of the tenant. */
    List<Automation> all(Tenant tenant) {
        return automations.readable().stream()
                .filter(one -> one.tenant().equals(tenant))
                .toList();
    }

    /** The entry by its number, or by its process instance. */
    Optional<NumberedStay> stay(Tenant tenant, String id) {
        return ApiBody.isId(id) ? stays.find(tenant, Long.parseLong(id)) : stays.find(tenant, id);
    }

    List<Map<String, @Nullable Object>> stays(Contact contact) {
        return shapes(contact.tenant(), stays.of(contact.id()));
    }

    List<Map<String, @Nullable Object>> shapes(Tenant tenant, List<NumberedStay> some) {
        var ids = numbers.of(tenant, some.stream().map(NumberedStay::automation).collect(Collectors.toSet()));
        return some.stream()
                .map(stay -> shape(stay, ids.get(stay.automation())))
                .toList();
    }

    Map<String, @Nullable Object> shape(Tenant tenant, NumberedStay stay) {
        return shape(stay, numbers.of(tenant, stay.automation()));
    }

    private static Map<String, @Nullable Object> shape(NumberedStay stay, @Nullable Long automation) {
        var left = stay.exitedAt();
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", Long.toString(stay.number()));
        shape.put("contact", Long.toString(stay.contactId()));
        shape.put("automation", String.valueOf(automation));
        shape.put("seriesid", String.valueOf(automation));
        shape.put("status", left == null ? ACTIVE : INACTIVE);
        shape.put("adddate", ApiShapes.time(stay.enteredAt()));
        shape.put("remdate", left == null ? null : ApiShapes.time(left));
        shape.put("completed", left == null ? 0 : 1);
        shape.put("links", Map.of());
        return shape;
    }

    /** With the keys too, which ActiveCampaign does not have. */
    List<Map<String, Object>> shapes(Tenant tenant, Collection<Automation> some) {
        var keys = some.stream().map(Automation::key).toList();
        var ids = numbers.of(tenant, keys);
        var counts = entries.counts(tenant, keys);
        return some.stream()
                .map(one -> shape(
                        one,
                        Objects.requireNonNull(ids.get(one.key())),
                        counts.getOrDefault(one.key(), Entries.Counts.NONE)))
                .toList();
    }

    Map<String, Object> shape(Automation automation) {
        return shapes(automation.tenant(), Set.of(automation)).get(0);
    }

    private static Map<String, Object> shape(Automation automation, long number, Entries.Counts counts) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", Long.toString(number));
        shape.put("key", automation.key());
        shape.put("name", automation.shownName());
        shape.put("status", status(automation));
        shape.put("entered", Long.toString(counts.entered()));
        shape.put("exited", Long.toString(counts.exited()));
        shape.put("hidden", "0");
        shape.put("links", Map.of());
        return shape;
    }

    /** ActiveCampaign's numbers: 1 for active, 2 for not. */
    static String status(Automation automation) {
        return automation.suspended() ? INACTIVE : ACTIVE;
    }
}
