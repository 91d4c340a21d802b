package org.declic.entry.operate;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The body of a request, a record, whose members are all known: one that is misspelt would be ignored. */
public interface KnownMembers {

    /** @throws InvalidInput naming the member */
    @JsonAnySetter
    default void refuse(String member, @Nullable Object value) {
        throw new InvalidInput(
                member,
                "is no member here; there are "
                        + Arrays.stream(getClass().getRecordComponents())
                                .map(one -> one.getName())
                                .sorted()
                                .collect(Collectors.joining(", ")),
                value == null ? null : value.toString());
    }
}
