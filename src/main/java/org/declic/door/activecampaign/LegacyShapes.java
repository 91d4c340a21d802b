package org.declic.door.activecampaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Person;

/** Things as ActiveCampaign's old API shows them. */
final class LegacyShapes {

    private LegacyShapes() {}

    /** Without what the contact has. */
    static Map<String, Object> contact(Person person) {
        var names = person.names();
        var id = Long.toString(person.contact().id());
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", id);
        shape.put("subscriberid", id);
        shape.put("email", person.contact().email().value());
        shape.put("first_name", names.first());
        shape.put("last_name", names.last());
        shape.put("name", (names.first() + " " + names.last()).strip());
        shape.put("phone", names.phone());
        shape.put("cdate", ApiShapes.time(person.createdAt()));
        shape.put("udate", ApiShapes.time(person.updatedAt()));
        shape.put("orgid", "0");
        shape.put("orgname", "");
        return shape;
    }

    /** With its lists and fields by their ids, and its tags by their names. */
    static Map<String, Object> contact(Person person, ApiLookups lookups) {
        var shape = contact(person);
        var lists = lookups.attributes().of(person.contact(), Kind.LIST);
        shape.put("lists", byId(lists, LegacyShapes::membership));
        shape.put(
                "listslist",
                lists.stream().map(one -> Long.toString(one.attribute().id())).collect(Collectors.joining("-")));
        shape.put("fields", byId(lookups.attributes().of(person.contact(), Kind.FIELD), LegacyShapes::value));
        shape.put(
                "tags",
                lookups.attributes().of(person.contact(), Kind.TAG).stream()
                        .map(one -> one.attribute().name())
                        .toList());
        return shape;
    }

    private static Map<String, Object> byId(
            List<Attached> attached, java.util.function.Function<Attached, Map<String, Object>> shape) {
        var byId = new LinkedHashMap<String, Object>();
        attached.forEach(one -> byId.put(Long.toString(one.attribute().id()), shape.apply(one)));
        return byId;
    }

    private static Map<String, Object> membership(Attached list) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", Long.toString(list.id()));
        shape.put("subscriberid", Long.toString(list.contactId()));
        shape.put("listid", Long.toString(list.attribute().id()));
        shape.put("listname", list.attribute().name());
        shape.put("status", list.value());
        shape.put("udate", ApiShapes.time(list.changedAt()));
        return shape;
    }

    private static Map<String, Object> value(Attached field) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", Long.toString(field.attribute().id()));
        shape.put("title", field.attribute().name());
        shape.put("type", field.attribute().form().type());
        shape.put("perstag", ApiShapes.perstag(field.attribute()));
        shape.put("val", field.value());
        return shape;
    }

    static Map<String, Object> list(Attribute list) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", Long.toString(list.id()));
        shape.put("listid", Long.toString(list.id()));
        shape.put("stringid", ApiShapes.slug(list.name()));
        shape.put("userid", "1");
        shape.put("name", list.name());
        shape.put("cdate", ApiShapes.time(list.createdAt()));
        return shape;
    }
}
