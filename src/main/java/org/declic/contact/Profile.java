package org.declic.contact;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of a contact besides its events, as of now. Names are found however they are written.
 *
 * @param lists names of the lists that the contact is subscribed to
 * @param tags names of the tags that the contact is labelled with
 * @param fields values of the fields that are set, by the fields' names
 */
public record Profile(Set<String> lists, Set<String> tags, Map<String, String> fields) {

    private static final Comparator<String> SAME = Comparator.comparing(Attribute::key);

    public static final Profile EMPTY = new Profile(Set.of(), Set.of(), Map.of());

    public Profile {
        lists = named(lists);
        tags = named(tags);
        var byName = new TreeMap<String, String>(SAME);
        byName.putAll(fields);
        fields = Collections.unmodifiableMap(byName);
    }

    private static Set<String> named(Set<String> names) {
        var named = new TreeSet<>(SAME);
        named.addAll(names);
        return Collections.unmodifiableSet(named);
    }
}
