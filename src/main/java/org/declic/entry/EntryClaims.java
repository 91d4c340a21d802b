package org.declic.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.declic.event.AsOf;
import org.declic.event.EventValue;
import org.declic.segment.Facts;
import org.declic.trigger.Reentry;
import org.declic.trigger.Runs;
import org.declic.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What an admitted contact enters with: the claims that the database lets only one entry have.
 *
 * @param claim see {@link Entry#claim}
 * @param automationClaim see {@link Entry#automationClaim}
 * @param origin with whom the contact comes if no event brings it
 */
public record EntryClaims(
        AsOf asOf,
        Trigger trigger,
        String claim,
        @Nullable String automationClaim,
        @Nullable AudienceOrigin origin) {

    private static final int LONGEST_KEY = 200;

    /** One entry for each event, or in each batch of an audience, unless the trigger says once, or once per key. */
    static EntryClaims of(Facts facts, DeployedTrigger deployed, @Nullable AudienceOrigin origin) {
        var multiple = origin == null ? "event:" + facts.asOf().seq() : "audience:" + origin.batch();
        return new EntryClaims(
                facts.asOf(),
                deployed.trigger(),
                claim(facts.value(), deployed.trigger(), multiple),
                automationClaim(deployed.reentry()),
                origin);
    }

    /** Whether an entry is written: for a plain start event none is, as nothing asks about it. */
    boolean isKept() {
        return !trigger.plain() || origin != null;
    }

    /** The entry that is made with it. */
    Entry entry(String processInstanceId, Instant enteredAt) {
        return new Entry(
                asOf.contact(),
                trigger.automation(),
                trigger.startEvent(),
                claim,
                automationClaim,
                asOf.seq(),
                asOf.recordedAt(),
                enteredAt,
                processInstanceId);
    }

    /** The decision that goes with it. */
    Decision decision(String processInstanceId, Instant enteredAt) {
        return origin == null
                ? Decision.entered(asOf, trigger.listener(), processInstanceId, enteredAt)
                : Decision.withAudience(asOf, trigger.listener(), origin, processInstanceId, enteredAt);
    }

    /** What an entry of this key claims; a long key by its SHA-256, and one that no database keeps as it is. */
    static String keyClaim(String key) {
        if (key.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            var chars = ByteBuffer.allocate(key.length() * Character.BYTES);
            chars.asCharBuffer().put(key);
            return "key:" + sha256(chars.array());
        }
        return "key:" + (key.length() <= LONGEST_KEY ? key : sha256(key.getBytes(StandardCharsets.UTF_8)));
    }

    private static String claim(EventValue value, Trigger trigger, String multiple) {
        if (trigger.runs() == Runs.ONCE) {
            return "once";
        }
        return trigger.keyOf(value).map(EntryClaims::keyClaim).orElse(multiple);
    }

    private static @Nullable String automationClaim(Reentry reentry) {
        return switch (reentry) {
            case ANY -> null;
            case ONCE -> Entry.ONCE;
            case AFTER_EXIT -> Entry.INSIDE;
        };
    }

    private static String sha256(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key);
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
