package org.declic.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.declic.event.RecordedEvent;
import org.declic.trigger.Reentry;
import org.declic.trigger.Runs;
import org.declic.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What an admitted contact enters with: the claims that the database lets only one entry have.
 *
 * @param claim see {@link Entry#claim}
 * @param automationClaim see {@link Entry#automationClaim}
 */
public record EntryClaims(
        RecordedEvent event,
        Trigger trigger,
        String claim,
        @Nullable String automationClaim) {

    private static final int LONGEST_KEY = 200;

    static EntryClaims of(RecordedEvent event, Trigger trigger, Reentry reentry) {
        return new EntryClaims(event, trigger, claim(event, trigger, "event:" + event.seq()), automationClaim(reentry));
    }

    /** The same for who comes with the audience: one entry in each batch, unless the trigger says once, in all. */
    public static EntryClaims ofAudience(RecordedEvent event, Trigger trigger, Reentry reentry, String batch) {
        return new EntryClaims(event, trigger, claim(event, trigger, "audience:" + batch), automationClaim(reentry));
    }

    /** The entry that is made with it. */
    public Entry entry(String processInstanceId, Instant enteredAt) {
        return new Entry(
                event.contact(),
                trigger.automation(),
                trigger.startEvent(),
                claim,
                automationClaim,
                event.seq(),
                event.recordedAt(),
                enteredAt,
                processInstanceId);
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

    private static String claim(RecordedEvent event, Trigger trigger, String multiple) {
        if (trigger.runs() == Runs.ONCE) {
            return "once";
        }
        return trigger.keyOf(event).map(EntryClaims::keyClaim).orElse(multiple);
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
