package org.declic.contact;

/**
 * Which mails were sent and which are being sent, each remembered in a transaction of its own, whatever becomes of the
 * caller's, so that a step that is tried again sends none twice. No lock is held between two calls.
 */
public interface SentMails {

    /** What is known of a mail when it is to be sent. */
    enum State {
        /** Nobody has tried, or the mail server did not take it. */
        NEW,
        /** The mail server has it. */
        SENT,
        /** A try ended, or was killed, in the moment in which the mail server may have taken it. */
        IN_DOUBT,
        /** Another try is under way. */
        UNDER_WAY
    }

    /** Begins a try, unless the mail is sent or another try is under way; ends by one of the other methods. */
    State begin(Contact contact, String key);

    /** The mail server has taken the mail. Where the database is unavailable for a moment, it is waited for. */
    void sent(Contact contact, String key);

    /** The mail server has not taken it. */
    void notSent(String key);

    /** The mail server may have taken it. */
    void inDoubt(String key);
}
