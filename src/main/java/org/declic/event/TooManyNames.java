package org.declic.event;

import java.util.Set;
import org.declic.contact.InvalidInput;

/** Events of new names, for which there is no room; those of names that are there are taken all the same. */
public final class TooManyNames extends InvalidInput {

    private static final long serialVersionUID = 1L;

    private final transient Set<EventName> names;
    private final long there;
    private final long most;

    /**
     * @param names the new ones
     * @param there how many there are
     */
    public TooManyNames(Set<EventName> names, long there, long most) {
        super("event", rule("event names", there, most, "declic.limits.event-names"), first(names));
        this.names = Set.copyOf(names);
        this.there = there;
        this.most = most;
    }

    /** What is said of names of any kind. */
    public static String rule(String kinds, long there, long most, String setting) {
        return "must not be a new name: there are " + there + " " + kinds + ", and at most " + most + " may be ("
                + setting + ")";
    }

    /** Whether an event of this name is one for which there is no room. */
    public boolean concern(EventName name) {
        return names.contains(name);
    }

    /** The same about this one of the names alone. */
    public TooManyNames of(EventName name) {
        return new TooManyNames(Set.of(name), there, most);
    }

    private static String first(Set<EventName> names) {
        return names.stream().map(EventName::value).sorted().findFirst().orElse("");
    }
}
