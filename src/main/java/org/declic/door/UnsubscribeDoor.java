package org.declic.door;

import jakarta.servlet.http.HttpServletRequest;
import org.declic.contact.Attribute;
import org.declic.contact.Attributes;
import org.declic.contact.People;
import org.declic.contact.Person;
import org.declic.contact.Unsubscribing;
import org.declic.door.Throttle.Caller;
import org.declic.door.Throttle.Kind;
import org.declic.event.ContactChanges;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where readers of mails leave a list; the signed link is their key. Following it asks, so that a mail scanner does not
 * unsubscribe anybody; posting to it unsubscribes (RFC 8058). A right link is taken however many wrong ones came.
 */
@RestController
public class UnsubscribeDoor {

    private final Unsubscribing unsubscribing;
    private final People people;
    private final Attributes attributes;
    private final ContactChanges changes;
    private final Throttle throttle;

    public UnsubscribeDoor(
            Unsubscribing unsubscribing,
            People people,
            Attributes attributes,
            ContactChanges changes,
            Throttle throttle) {
        this.unsubscribing = unsubscribing;
        this.people = people;
        this.attributes = attributes;
        this.changes = changes;
        this.throttle = throttle;
    }

    /** Asks whether the reader wants to leave the list. */
    @GetMapping(path = "/unsubscribe", produces = MediaType.TEXT_HTML_VALUE)
    String ask(
            HttpServletRequest request,
            @RequestParam(name = "contact", defaultValue = "") String contact,
            @RequestParam(name = "list", defaultValue = "") String list,
            @RequestParam(name = "signature", defaultValue = "") String signature) {
        var leaving = leaving(request, contact, list, signature);
        return UnsubscribePage.asking(
                leaving.list().name(), leaving.person().contact().email());
    }

    /** Takes the reader from the list, and from all mails if that is asked for. */
    @PostMapping(path = "/unsubscribe", produces = MediaType.TEXT_HTML_VALUE)
    String leave(
            HttpServletRequest request,
            @RequestParam(name = "contact", defaultValue = "") String contact,
            @RequestParam(name = "list", defaultValue = "") String list,
            @RequestParam(name = "signature", defaultValue = "") String signature,
            @RequestParam(name = "all", defaultValue = "") String all) {
        var leaving = leaving(request, contact, list, signature);
        var person = leaving.person().contact();
        changes.leave(person.tenant(), person.email(), leaving.list().name());
        if (all.equals("1")) {
            changes.stopMail(person.tenant(), person.email());
            return UnsubscribePage.doneWithAll();
        }
        return UnsubscribePage.done();
    }

    private Leaving leaving(HttpServletRequest request, String contact, String list, String signature) {
        if (!contact.matches("\\d{1,18}")
                || !list.matches("\\d{1,18}")
                || !unsubscribing.isSigned(Long.parseLong(contact), Long.parseLong(list), signature)) {
            var caller = Caller.of(Kind.LINK, request, null);
            Admission.requireNoWait(throttle, caller);
            throttle.wrong(caller);
            throw new DoorRefusal(HttpStatus.FORBIDDEN, "the link is not a valid one");
        }
        var person = people.find(Long.parseLong(contact))
                .orElseThrow(() -> new DoorRefusal(HttpStatus.NOT_FOUND, "no such contact any more"));
        var attribute = attributes
                .find(person.contact().tenant(), Attribute.Kind.LIST, Long.parseLong(list))
                .orElseThrow(() -> new DoorRefusal(HttpStatus.NOT_FOUND, "no such list any more"));
        return new Leaving(person, attribute);
    }

    private record Leaving(Person person, Attribute list) {}
}
