package org.declic.entry.operate;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.declic.contact.Contact;

/** What else is stored about a contact, as it is stored: for its export. */
public interface ContactRows {

    /** Mails that the mail server has taken and those of which that is not known, by time. */
    List<MailRow> mails(Contact contact);

    /** How many times each event has happened, be some forgotten since; by name. */
    Map<String, Long> tallies(Contact contact);

    /**
     * @param key which step of which process instance has sent it
     * @param state {@code sent}, {@code under-way} or {@code in-doubt}
     * @param at when it was sent, or when the try began
     */
    record MailRow(
            String key,
            String state,
            @JsonSerialize(using = ToStringSerializer.class) Instant at) {}
}
