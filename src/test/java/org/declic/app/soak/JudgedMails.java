package org.declic.app.soak;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each mail that is due has come. That it comes once is wished: one that a kill made come twice is counted. */
final class JudgedMails {

    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final int due;

    private JudgedMails(Set<String> due) {
        this.due = due.size();
    }

    /** @param due the ids of events, which are the subjects of the mails */
    static JudgedMails of(Set<String> due, MimeMessage[] received, Diary diary) throws MessagingException {
        var mails = new JudgedMails(due);
        for (var mail : received) {
            mails.times.merge(mail.getSubject(), 1, Integer::sum);
            var event = diary.find(mail.getSubject());
            if (event == null || !event.isErased() && !due.contains(event.id())) {
                mails.differences.add("mail for event " + mail.getSubject() + ": expected none, seen one");
            } else if (!mail.getAllRecipients()[0].toString().equals(event.contact())) {
                mails.differences.add(
                        "mail for event " + event.id() + ": expected to " + event.contact() + ", seen to another");
            }
        }
        due.stream()
                .filter(id -> !mails.times.containsKey(id))
                .forEach(id -> mails.differences.add("mail for event " + id + ": expected one, seen none"));
        return mails;
    }

    List<String> differences() {
        return differences;
    }

    String counts() {
        return "%,d mails due, %,d came, doubled: %s"
                .formatted(
                        due,
                        times.size(),
                        times.entrySet().stream()
                                .filter(one -> one.getValue() > 1)
                                .toList());
    }
}
