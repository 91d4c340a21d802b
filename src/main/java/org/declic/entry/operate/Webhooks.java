package org.declic.entry.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Tenant;

/** Addresses outside that are told of what happens to contacts. */
public interface Webhooks {

    /** Those that are told, from memory; what another node has changed is known within seconds. */
    List<Webhook> active();

    /** All of the tenant, by id. */
    List<Webhook> all(Tenant tenant);

    Optional<Webhook> find(Tenant tenant, long id);

    /** Of whichever tenant. */
    Optional<Webhook> find(long id);

    /** Adds it under an id of its own. */
    Webhook add(Webhook webhook);

    void change(Webhook webhook);

    void delete(Webhook webhook);

    /**
     * @param id 0 for one that is not there yet
     * @param events of which kinds it is told
     * @param sources only what came from there
     * @param list only what is about the list of this id; 0 for any
     * @param secret with which what is sent is signed
     * @param active false for one that has said it is gone
     */
    record Webhook(
            long id,
            Tenant tenant,
            String name,
            String url,
            Set<String> events,
            Set<String> sources,
            long list,
            String secret,
            boolean active,
            Instant createdAt) {

        public Webhook {
            events = Set.copyOf(events);
            sources = Set.copyOf(sources);
        }

        /** The same under this id. */
        public Webhook as(long given) {
            return new Webhook(given, tenant, name, url, events, sources, list, secret, active, createdAt);
        }

        /** The same, told no more. */
        public Webhook gone() {
            return new Webhook(id, tenant, name, url, events, sources, list, secret, false, createdAt);
        }

        @Override
        public String toString() {
            return "Webhook[id=" + id + ", name=" + name + "]";
        }
    }
}
