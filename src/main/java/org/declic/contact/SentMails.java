package org.declic.contact;

/** Which mails were sent, each remembered in a transaction of its own, so that a step that is tried again sends none twice. */
public interface SentMails {

    boolean contains(String key);

    /** Remembers it at once, whatever becomes of the transaction of the caller. */
    void add(Contact contact, String key);
}
