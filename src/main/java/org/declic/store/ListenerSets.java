package org.declic.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.declic.event.Listener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who listens to an event, as a number, in the table {@code DECLIC_LISTENERS}, and in memory once its transaction has committed.
 * Deployments make new sets; a set never changes and is never taken out.
 */
final class ListenerSets {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Listener>> LISTENERS = new TypeReference<>() {};
    private static final Columns<Map.Entry<String, Set<Listener>>> SETS = Columns.<Map.Entry<String, Set<Listener>>>of()
            .text("DIGEST", Map.Entry::getKey)
            .text("START_EVENTS", set -> json(set.getValue()));

    private final JdbcClient jdbc;
    private final String addSets;
    private final Map<Set<Listener>, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Set<Listener>> sets = new ConcurrentHashMap<>();

    ListenerSets(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.addSets =
                dialect.addMissing(KeyedRows.of("DECLIC_LISTENERS", "DIGEST").given(SETS));
    }

    /** The numbers of these sets, those that are new having been made in the transaction of the caller. */
    Map<Set<Listener>, Integer> ids(Collection<Set<Listener>> wanted) {
        var found = new HashMap<Set<Listener>, Integer>();
        var missing = new TreeMap<String, Set<Listener>>();
        for (var set : wanted) {
            var id = set.isEmpty() ? Integer.valueOf(0) : ids.get(set);
            if (id == null) {
                missing.put(digest(json(set)), set);
            } else {
                found.put(set, id);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(made(missing));
        }
        return found;
    }

    private Map<Set<Listener>, Integer> made(TreeMap<String, Set<Listener>> missing) {
        AddedRows.by(jdbc.sql(addSets).params(SETS.arrays(missing.entrySet())));
        var made = new HashMap<Set<Listener>, Integer>();
        jdbc.sql("SELECT R.DIGEST, (SELECT L.ID FROM DECLIC_LISTENERS L WHERE L.DIGEST = R.DIGEST) AS ID"
                        + " FROM UNNEST(CAST(:digests AS VARCHAR ARRAY)) AS R(DIGEST)")
                .param("digests", missing.keySet().toArray(String[]::new))
                .query(row -> {
                    made.put(Set.copyOf(missing.get(row.getString("DIGEST"))), row.getInt("ID"));
                });
        remember(made);
        return made;
    }

    /** What a transaction has made is rolled back with it. */
    private void remember(Map<Set<Listener>, Integer> made) {
        OnCompletion.ofCommit(() -> ids.putAll(made));
    }

    /** Who is in the set; empty if there is none of this number. */
    Optional<Set<Listener>> of(int id) {
        var known = id == 0 ? Set.<Listener>of() : sets.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        var read = jdbc.sql("SELECT L.START_EVENTS FROM DECLIC_LISTENERS L WHERE L.ID = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(ListenerSets::set);
        read.ifPresent(set -> sets.put(id, set));
        return read;
    }

    private static String json(Set<Listener> set) {
        try {
            return JSON.writeValueAsString(set.stream()
                    .sorted(Comparator.comparing(Listener::automation).thenComparing(Listener::startEvent))
                    .collect(Collectors.toList()));
        } catch (JacksonException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Set<Listener> set(String json) {
        try {
            return Set.copyOf(new HashSet<>(JSON.readValue(json, LISTENERS)));
        } catch (JacksonException broken) {
            throw new IllegalStateException("A row of DECLIC_LISTENERS is no JSON array of listeners: " + json, broken);
        }
    }

    private static String digest(String json) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
