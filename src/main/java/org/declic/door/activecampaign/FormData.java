package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Data whose members are fields of a form, such as {@code eventdata[amount]=5} or {@code eventdata[items][0][sku]=A}, as JSON. A text
 * that is written as JSON writes the number is a number; all others are text, such as {@code 007} or {@code 1.10}.
 */
final class FormData {

    private static final Pattern NAME = Pattern.compile("[^\\[\\]]+((?:\\[[^\\[\\]]{0,255}\\]){1,20})");
    private static final Pattern MEMBER = Pattern.compile("\\[([^\\[\\]]*)\\]");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{0,9}[1-9])?");

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** The fields of this name with brackets; null if there are none. */
    static @Nullable JsonNode of(String name, FormFields fields) {
        var data = new FormData();
        fields.names().stream()
                .filter(one -> one.startsWith(name + "["))
                .forEach(one -> fields.all(one).forEach(value -> data.add(one, value)));
        return data.members.isEmpty() ? null : json(data.members);
    }

    private void add(String field, String value) {
        var named = NAME.matcher(field);
        if (!named.matches()) {
            throw new InvalidInput(field, "must be like eventdata[amount] or eventdata[items][0][sku]", value);
        }
        var path = new ArrayList<String>();
        var member = MEMBER.matcher(named.group(1));
        while (member.find()) {
            path.add(member.group(1));
        }
        var at = members;
        for (var step : path.subList(0, path.size() - 1)) {
            at = inner(at, key(at, step), field, value);
        }
        if (at.putIfAbsent(key(at, path.get(path.size() - 1)), value) != null) {
            throw taken(field, value);
        }
    }

    /** Empty brackets are the next number. */
    private static String key(Map<String, Object> at, String step) {
        return step.isEmpty() ? Integer.toString(at.size()) : step;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> at, String key, String field, String value) {
        if (at.computeIfAbsent(key, none -> new LinkedHashMap<String, Object>()) instanceof Map<?, ?> inner) {
            return (Map<String, Object>) inner;
        }
        throw taken(field, value);
    }

    private static InvalidInput taken(String field, String value) {
        return new InvalidInput(field, "must be given once; of a list, each by eventdata[list][]", value);
    }

    private static JsonNode json(Object member) {
        if (!(member instanceof Map<?, ?> members)) {
            return value((String) member);
        }
        var keys = List.copyOf(members.keySet());
        if (IntStream.range(0, keys.size()).allMatch(index -> keys.get(index).equals(Integer.toString(index)))) {
            var list = JsonNodeFactory.instance.arrayNode();
            members.values().forEach(one -> list.add(json(one)));
            return list;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach((key, one) -> object.set((String) key, json(one)));
        return object;
    }

    private static JsonNode value(String text) {
        return NUMBER.matcher(text).matches() && !text.equals("-0")
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
                : TextNode.valueOf(text);
    }
}
