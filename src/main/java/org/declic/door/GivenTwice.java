package org.declic.door;

import com.fasterxml.jackson.core.JsonParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What stands twice where it may stand once: whoever took one of them would do what the sender may not have meant. */
public final class GivenTwice {

    public static final String RULE = "must be given once";

    private static final Pattern DUPLICATE =
            Pattern.compile("Duplicate (?:field|Object property) [\"'](.*)[\"'](?s:.*)");

    private GivenTwice() {}

    /** The member of an object that a parser has refused because it came before, somewhere among the causes. */
    public static Optional<InvalidInput> in(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonParseException broken) {
                var duplicate = DUPLICATE.matcher(broken.getOriginalMessage());
                return duplicate.matches()
                        ? Optional.of(new InvalidInput(duplicate.group(1), RULE, null))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
