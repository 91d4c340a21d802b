package org.declic.door.activecampaign;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.FieldForm;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Blanks;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.PersonFilter.Has;

/** What ActiveCampaign's old API does with lists. */
record LegacyLists(AttributeWriter writer, ApiLookups lookups) {

    /** Besides the name they are taken and change nothing. */
    private static final Set<String> KNOWN = Set.of(
            "name",
            "stringid",
            "to_name",
            "subscription_notify",
            "unsubscription_notify",
            "carboncopy",
            "private",
            "require_name",
            "send_last_broadcast",
            "sender_name",
            "sender_addr1",
            "sender_addr2",
            "sender_city",
            "sender_state",
            "sender_zip",
            "sender_country",
            "sender_phone",
            "sender_url",
            "sender_reminder",
            "optinoptout",
            "analytics_source",
            "p_use_tracking",
            "p_use_captcha");

    Map<String, Function<LegacyForm, Map<String, Object>>> actions() {
        return Map.of("list_add", this::add, "list_list", this::list, "list_view", this::view);
    }

    private Map<String, Object> add(LegacyForm form) {
        form.requireOnly(KNOWN);
        var name = Attribute.name("name", form.text("name"));
        var made = writer.add(form.tenant(), Kind.LIST, name, "", FieldForm.TEXT);
        return LegacyAnswer.with(Map.of("id", made.id()), 1, "List added");
    }

    private Map<String, Object> list(LegacyForm form) {
        form.requireOnly(Set.of("ids", "filters[]", "full", "global_fields"));
        var name = "";
        for (var filter : form.indexed("filters").entrySet()) {
            if (!filter.getKey().equals("name")) {
                throw new InvalidInput(
                        "filters[" + filter.getKey() + "]", "is no filter here; there is name", filter.getValue());
            }
            name = Blanks.folded(filter.getValue());
            if (name.isEmpty()) {
                throw new InvalidInput("filters[name]", "must not be empty", filter.getValue());
            }
        }
        var asked = name;
        var ids = form.several("ids");
        form.requireGiven("ids", ids);
        var all = ids.isEmpty() || ids.equals(List.of("all")) || ids.equals(List.of("ALL"));
        var wanted = new TreeSet<Long>();
        if (!all) {
            ids.forEach(id -> wanted.add(ApiBody.id("ids", id)));
        }
        return LegacyAnswer.rows(lookups.attributes().all(form.tenant(), Kind.LIST).stream()
                .filter(list -> all || wanted.contains(list.id()))
                .filter(list -> Blanks.folded(list.name()).contains(asked))
                .map(LegacyShapes::list)
                .toList());
    }

    private Map<String, Object> view(LegacyForm form) {
        form.requireOnly(Set.of("id"));
        var list = lookups.attribute(form.tenant(), Kind.LIST, form.text("id"));
        var subscribed = new Has(list.id(), Attached.SUBSCRIBED);
        var shape = LegacyShapes.list(list);
        shape.put(
                "subscribers",
                lookups.people()
                        .find(new People.Query(form.tenant(), List.of(subscribed), List.of(), 1, 0))
                        .total());
        return LegacyAnswer.shown(shape);
    }
}
