package org.declic.automation.engine;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Stands before every look at a password. */
public interface PasswordGuard {

    /**
     * Whether the password is the user's.
     *
     * @param isRight looks at it
     * @throws RuntimeException if it is not to be looked at now
     */
    boolean check(@Nullable String user, @Nullable String password, BooleanSupplier isRight);
}
