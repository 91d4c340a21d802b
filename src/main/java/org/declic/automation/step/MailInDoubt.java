package org.declic.automation.step;

/** The connection to the mail server ended when it may have taken the mail and had not said so. */
public final class MailInDoubt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MailInDoubt(Throwable cause) {
        super("It is not known whether the mail server has taken the mail", cause);
    }
}
