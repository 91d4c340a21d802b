package org.declic.app.soak;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What was sent, in the order in which the contact's only sender sent it, and what was answered to it. */
final class Diary {

    private final Map<String, Collection<Sent>> byContact = new ConcurrentHashMap<>();
    private final Map<String, Sent> byId = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Collection<String> odd = new ConcurrentLinkedQueue<>();
    private final AtomicLong acknowledged = new AtomicLong();

    void sends(Sent event) {
        byId.put(event.id(), event);
        byContact
                .computeIfAbsent(event.contact(), contact -> new ConcurrentLinkedQueue<>())
                .add(event);
    }

    void acknowledged(Collection<Sent> events) {
        events.forEach(Sent::acknowledge);
        acknowledged.addAndGet(events.size());
        events.forEach(event -> counts("acknowledged by " + event.door()));
    }

    /** All that was sent about the contact so far is to be gone. */
    void erased(String contact) {
        of(contact).forEach(Sent::erase);
        counts("erasures");
    }

    void counts(String what) {
        counts.computeIfAbsent(what, one -> new AtomicLong()).incrementAndGet();
    }

    /** An answer that no fault explains. */
    void odd(String answer) {
        odd.add(answer);
    }

    long acknowledged() {
        return acknowledged.get();
    }

    Sent find(String id) {
        return byId.get(id);
    }

    List<Sent> of(String contact) {
        return List.copyOf(byContact.getOrDefault(contact, List.of()));
    }

    Map<String, List<Sent>> contacts() {
        return byContact.keySet().stream()
                .collect(Collectors.toMap(contact -> contact, this::of, (one, other) -> one, LinkedHashMap::new));
    }

    List<String> odd() {
        return List.copyOf(odd);
    }

    Map<String, Long> counts() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().get(), Long::sum, TreeMap::new));
    }
}
