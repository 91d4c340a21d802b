package org.declic.door.activecampaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.declic.contact.InvalidInput;
import org.declic.door.OutgoingRequests;
import org.declic.entry.operate.Imports;
import org.declic.entry.operate.Imports.Batch;
import org.declic.entry.operate.Work;

/** Tells the one who asked for it that an import is completed. */
public final class ImportCallback implements Work {

    public static final String TYPE = "declic-import-callback";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Imports imports;
    private final OutgoingRequests requests;
    private final List<Duration> waits;

    /** @param waits after failed tries */
    public ImportCallback(Imports imports, OutgoingRequests requests, List<Duration> waits) {
        this.imports = imports;
        this.requests = requests;
        this.waits = List.copyOf(waits);
    }

    /** @throws InvalidInput naming what can't be sent */
    static void check(JsonNode callback) {
        var request = HttpRequest.newBuilder(URI.create("http://example.com"));
        pairs(callback, "params");
        try {
            pairs(callback, "headers").forEach(one -> request.setHeader(one.key(), one.value()));
        } catch (IllegalArgumentException refused) {
            throw new InvalidInput(
                    "callback.headers", "must be headers that can be set: " + refused.getMessage(), null);
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<Duration> waits() {
        return waits;
    }

    @Override
    public Optional<Left> run(String id) {
        imports.find(id).filter(batch -> batch.callback() != null).ifPresent(this::tell);
        return Optional.empty();
    }

    private void tell(Batch batch) {
        try {
            var callback = JSON.readTree(batch.callback());
            var given = new ApiBody("callback", callback);
            var params = new ArrayList<>(pairs(callback, "params"));
            var isGet = "GET".equals(given.text("requestType"));
            var isDetailed = !isGet && !"false".equals(given.text("detailed_results"));
            if (isDetailed) {
                params.addAll(details(batch));
            }
            var address = String.valueOf(given.text("url"));
            var separator = address.contains("?") ? "&" : "?";
            var request = HttpRequest.newBuilder();
            pairs(callback, "headers").forEach(one -> request.setHeader(one.key(), one.value()));
            if (isGet) {
                address += params.isEmpty() ? "" : separator + form(params);
            } else {
                request.setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(params)));
            }
            var status = requests.send(URI.create(address), request);
            if (status < 200 || status >= 300) {
                throw new IOException(URI.create(address).getHost() + " answered " + status);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The callback of import " + batch.id() + " could not be sent: " + failed.getMessage(), failed);
        }
    }

    private List<Pair> details(Batch batch) {
        var outcomes = imports.outcomes(batch.id());
        var details = new ArrayList<Pair>();
        var failed = outcomes.stream().filter(one -> one.failure() != null).toList();
        details.add(new Pair("success", Integer.toString(outcomes.size() - failed.size())));
        details.add(new Pair("failures", Integer.toString(failed.size())));
        failed.forEach(one -> details.add(new Pair("errors[]", one.email() + ": " + one.failure())));
        return details;
    }

    private static List<Pair> pairs(JsonNode callback, String member) {
        var pairs = new ArrayList<Pair>();
        for (var one : ImportBody.each(callback, member)) {
            var pair = new ApiBody(member, one);
            var key = pair.text("key");
            if (key == null || key.isBlank()) {
                throw new InvalidInput("callback." + member + ".key", "must be given", key);
            }
            var value = pair.text("value");
            pairs.add(new Pair(key, value == null ? "" : value));
        }
        return pairs;
    }

    private static String form(List<Pair> pairs) {
        return String.join(
                "&",
                pairs.stream()
                        .map(one -> URLEncoder.encode(one.key(), UTF_8) + "=" + URLEncoder.encode(one.value(), UTF_8))
                        .toList());
    }

    private record Pair(String key, String value) {}
}
