package org.declic.contact;

/** Secrets of the application that nobody has set: made by chance, kept, and the same for all nodes. */
public interface Secrets {

    /** What signs the links in mails. */
    String MAIL_LINKS = "mail-links";

    /**
     * The secret of this name; made, and kept at once whatever becomes of the transaction of the caller, if there is none.
     *
     * @return 256 bits as text
     */
    String of(String name);
}
