package org.declic.automation.step;

import org.jspecify.annotations.Nullable;

/** The mail server has refused the mail for good, which by SMTP says that the same is not to be tried again. */
public final class MailRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MailRefused(Throwable cause) {
        super("The mail server has refused the mail for good: " + cause.getMessage(), cause);
    }

    /** Whether it is the failure, or among its causes. */
    public static boolean isCauseOf(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MailRefused) {
                return true;
            }
        }
        return false;
    }
}
