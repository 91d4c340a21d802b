package org.declic.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.People;
import org.declic.contact.Person;
import org.declic.contact.Person.Names;
import org.declic.contact.Tenant;
import org.declic.contact.Unsubscribing;
import org.declic.event.ContactChanges;
import org.declic.event.Correlation;
import org.declic.event.EventId;
import org.declic.event.EventLog;
import org.declic.event.EventValue;
import org.declic.event.Listeners;
import org.declic.event.PendingEvents;
import org.declic.event.RecordEvents;
import org.declic.event.Recorded;
import org.declic.event.RecordedEvent;
import org.declic.event.Transaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** The pages that readers of mails see. */
class UnsubscribeDoorTest {

    private static final Contact CONTACT = new Contact(7, Tenant.NONE, new Email("o'neil@example.com"));
    private static final Attribute LIST =
            new Attribute(3, Tenant.NONE, Kind.LIST, "<b>News</b> & \"more\" {{title}}", "", Instant.EPOCH);

    private final Unsubscribing unsubscribing = new Unsubscribing("https://events.example.com", () -> "a secret");
    private final People people = mock(People.class);
    private final Attributes attributes = mock(Attributes.class);
    private final Contacts contacts = mock(Contacts.class);
    private final Transaction transaction = new Transaction() {
        @Override
        public <T> T run(Supplier<T> work) {
            return work.get();
        }

        @Override
        public boolean isRunning() {
            return true;
        }
    };
    private final EventLog log = mock(EventLog.class);
    private final RecordEvents recordEvents = new RecordEvents(
            transaction,
            log,
            mock(Listeners.class),
            mock(PendingEvents.class),
            mock(Correlation.class),
            Clock.systemUTC(),
            Duration.ZERO);
    private final UnsubscribeDoor door = new UnsubscribeDoor(
            unsubscribing,
            people,
            attributes,
            new ContactChanges(transaction, contacts, people, attributes, recordEvents),
            new Throttle(3, Duration.ofSeconds(10), () -> 0, (kind, waits) -> {}));

    @BeforeEach
    void record() {
        var left = new RecordedEvent(
                CONTACT,
                1,
                1,
                EventId.of("1"),
                ContactChanges.UNSUBSCRIBED,
                EventValue.NONE,
                Instant.EPOCH,
                Instant.EPOCH,
                false);
        when(log.append(anyList())).thenReturn(List.of(new Recorded(left, false)));
    }

    @Test
    void names_from_outside_are_text_on_the_page_that_asks() {
        assertThat(ask())
                .contains(
                        "<h1>Unsubscribe</h1>",
                        "“&lt;b&gt;News&lt;/b&gt; &amp; &quot;more&quot; {{title}}” to o&#39;neil@example.com?",
                        "<form method=\"post\"><button>Unsubscribe</button></form>");
    }

    @Test
    void who_has_left_is_not_asked_again() {
        known();
        assertThat(door.leave(new MockHttpServletRequest(), "7", "3", signature(), ""))
                .contains("<h1>Unsubscribed</h1>", "You get no more mails of this list.")
                .doesNotContain("<form");
    }

    @Test
    void who_wants_no_mail_at_all_gets_none_of_any_list() {
        assertThat(ask()).contains("<button>No mail at all, of all of them</button>");
        assertThat(door.leave(new MockHttpServletRequest(), "7", "3", signature(), "1"))
                .contains("<h1>Unsubscribed</h1>", "You get no more mails of any list.");
        verify(attributes).attach(CONTACT, LIST, Attached.UNSUBSCRIBED);
        verify(people).noMail(CONTACT, true);
    }

    private String ask() {
        known();
        return door.ask(new MockHttpServletRequest(), "7", "3", signature());
    }

    private void known() {
        when(people.find(7L))
                .thenReturn(Optional.of(new Person(CONTACT, Names.NONE, Instant.EPOCH, Instant.EPOCH, false)));
        when(attributes.find(Tenant.NONE, Kind.LIST, 3L)).thenReturn(Optional.of(LIST));
        when(attributes.of(Tenant.NONE, Kind.LIST, LIST.name())).thenReturn(LIST);
        when(contacts.of(Tenant.NONE, CONTACT.email())).thenReturn(CONTACT);
        when(contacts.made(Tenant.NONE, CONTACT.email())).thenReturn(new Contacts.Made(CONTACT, false));
    }

    private String signature() {
        return UriComponentsBuilder.fromUriString(unsubscribing.url(CONTACT, LIST))
                .build()
                .getQueryParams()
                .getFirst("signature");
    }
}
