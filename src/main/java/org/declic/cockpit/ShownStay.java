package org.declic.cockpit;

import java.util.List;
import org.declic.contact.Contact;
import org.jspecify.annotations.Nullable;

/**
 * A contact in an automation.
 *
 * @param exitedAt null if the instance runs
 */
record ShownStay(
        String automation,
        String name,
        String processInstanceId,
        String enteredAt,
        @Nullable String exitedAt) {

    private static final int MOST = 50;

    /** The latest ones in automations that the user may read, the latest first. */
    static List<ShownStay> of(OperatorServices window, Contact contact) {
        var readable = Readable.of(window, contact.tenant());
        var stays = window.contacts().entries().of(contact.id()).stream()
                .filter(stay -> readable.has(stay.automation()))
                .toList();
        var latest = new java.util.ArrayList<>(stays.subList(Math.max(0, stays.size() - MOST), stays.size()));
        java.util.Collections.reverse(latest);
        return latest.stream()
                .map(stay -> new ShownStay(
                        stay.automation(),
                        readable.name(stay.automation()),
                        stay.processInstanceId(),
                        stay.enteredAt().toString(),
                        stay.exitedAt() == null ? null : stay.exitedAt().toString()))
                .toList();
    }
}
