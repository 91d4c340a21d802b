package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.declic.contact.InvalidInput;
import org.declic.door.ApiTokens;
import org.declic.entry.operate.Imports;
import org.declic.entry.operate.Imports.Batch;
import org.declic.entry.operate.WorkQueue;
import org.declic.event.Transaction;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports of many contacts, which a job writes, as clients of ActiveCampaign's API 3 know them. */
@RestController
@RequestMapping("/api/3/import")
public class ApiImports {

    private final Imports imports;
    private final ImportBody body;
    private final WorkQueue queue;
    private final Transaction transaction;
    private final Clock clock;

    ApiImports(Imports imports, ImportBody body, WorkQueue queue, Transaction transaction, Clock clock) {
        this.imports = imports;
        this.body = body;
        this.queue = queue;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes all, or none if one is not as it must be. */
    @PostMapping("/bulk_import")
    ResponseEntity<Map<String, Object>> add(HttpServletRequest request, @RequestBody JsonNode given) {
        var tenant = ApiTokens.tenant(request);
        var read = body.read(tenant, given);
        if (!read.failures().isEmpty()) {
            return failure(
                    "The contacts are not as they must be. None is imported.",
                    read.failures().stream()
                            .map(one -> Map.<String, Object>of("contact", one.contact(), "failureReason", one.reason()))
                            .toList());
        }
        var batch = new Batch(
                UUID.randomUUID().toString(),
                tenant,
                read.contacts().size(),
                read.callback(),
                Instant.now(clock),
                null);
        transaction.run(() -> {
            imports.add(batch, read.contacts());
            queue.add(ImportContacts.TYPE, batch.id(), tenant);
            return batch;
        });
        var answer = new LinkedHashMap<String, Object>();
        answer.put("Success", 1);
        answer.put("queued_contacts", batch.contacts());
        answer.put("batchId", batch.id());
        answer.put("message", "Contact import queued");
        return ResponseEntity.ok(answer);
    }

    /** How many are still to be written, and were written lately, by the day on which they were given. */
    @GetMapping("/bulk_import")
    Map<String, Object> all(HttpServletRequest request) {
        var recent =
                imports.recent(ApiTokens.tenant(request), Instant.now(clock).minus(Imports.KEPT));
        return Map.of(
                "outstanding",
                days(recent.stream().filter(one -> one.completedAt() == null).toList()),
                "recentlyCompleted",
                days(recent.stream().filter(one -> one.completedAt() != null).toList()));
    }

    private static List<Map<String, String>> days(List<Batch> batches) {
        var days = new TreeMap<String, long[]>();
        for (var batch : batches) {
            var day = batch.createdAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
            var counts = days.computeIfAbsent(day, none -> new long[2]);
            counts[0]++;
            counts[1] += batch.contacts();
        }
        return days.entrySet().stream()
                .map(day -> Map.of(
                        "forDate", day.getKey(),
                        "batches", Long.toString(day.getValue()[0]),
                        "contacts", Long.toString(day.getValue()[1])))
                .toList();
    }

    /** What has become of an import. */
    @GetMapping("/info")
    @ApiParameters({"batchId"})
    ResponseEntity<Map<String, Object>> info(HttpServletRequest request) {
        var id = ApiQuery.of(request).text("batchId");
        if (id == null || id.isBlank()) {
            return failure("'batchId' is a required field.", List.of());
        }
        var batch = imports.find(ApiTokens.tenant(request), id).orElseThrow(() -> ApiRefusal.noResult("Import", id));
        return ResponseEntity.ok(status(batch, imports.outcomes(id)));
    }

    static Map<String, Object> status(Batch batch, List<Imports.Outcome> outcomes) {
        var written = outcomes.stream()
                .map(Imports.Outcome::contactId)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        var failed = outcomes.stream()
                .filter(one -> one.failure() != null)
                .map(Imports.Outcome::email)
                .toList();
        var begun = written.isEmpty() && failed.isEmpty() ? "waiting" : "active";
        var status = new LinkedHashMap<String, Object>();
        status.put("status", batch.completedAt() == null ? begun : "completed");
        status.put("success", written);
        status.put("failure", failed);
        return status;
    }

    private static ResponseEntity<Map<String, Object>> failure(String message, List<?> reasons) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("success", 0);
        answer.put("message", message);
        if (!reasons.isEmpty()) {
            answer.put("failureReasons", reasons);
        }
        return ResponseEntity.badRequest().body(answer);
    }

    @org.springframework.web.bind.annotation.ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(InvalidInput invalid) {
        return failure(String.valueOf(invalid.getMessage()), List.of());
    }
}
