package org.declic.contact;

import java.util.Map;
import java.util.Set;

/**
 * What is known of a contact besides its events, as of now.
 *
 * @param lists names of the lists that the contact is subscribed to
 * @param tags names of the tags that the contact is labelled with
 * @param fields values of the fields that are set, by the fields' names
 */
public record Profile(Set<String> lists, Set<String> tags, Map<String, String> fields) {

    public static final Profile EMPTY = new Profile(Set.of(), Set.of(), Map.of());

    public Profile {
        lists = Set.copyOf(lists);
        tags = Set.copyOf(tags);
        fields = Map.copyOf(fields);
    }
}
