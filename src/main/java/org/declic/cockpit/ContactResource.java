package org.declic.cockpit;

import static java.util.stream.Collectors.groupingBy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Person;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.Decision;
import org.jspecify.annotations.Nullable;

/** A contact, looked up by e-mail address. For administrators and who may read all process definitions; tenants are walls. */
@Produces(MediaType.APPLICATION_JSON)
public class ContactResource extends OperatorResource {

    ContactResource(String engineName) {
        super(engineName);
    }

    /** Whether the user may look up contacts, and of which tenants there may be some. */
    @GET
    @Path("access")
    public Access access() {
        var window = window();
        var tenants = new TreeSet<String>();
        window.automations().readable().stream()
                .map(Automation::tenant)
                .map(Tenant::id)
                .forEach(tenants::add);
        return new Access(window.permissions().seesContacts(), List.copyOf(tenants));
    }

    @GET
    public ShownContact contact(
            @QueryParam("email") @Nullable String email, @QueryParam("tenant") @Nullable String tenant) {
        return about(email, tenant, contact -> {
            var window = window();
            var names = window.contacts()
                    .people()
                    .find(contact.tenant(), contact.id())
                    .map(Person::names)
                    .orElse(Person.Names.NONE);
            var profile = window.contacts().profiles().of(contact);
            return new ShownContact(
                    contact.email().value(),
                    contact.tenant().idOrNull(),
                    (names.first() + " " + names.last()).strip(),
                    names.phone(),
                    profile.lists().stream().sorted().toList(),
                    profile.tags().stream().sorted().toList(),
                    new TreeMap<>(profile.fields()),
                    ShownStay.of(window, contact));
        });
    }

    /** The contact's events, the one recorded last first, with what automations that the user may read decided. */
    @GET
    @Path("events")
    public DecisionsPage events(
            @QueryParam("email") @Nullable String email,
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        return about(email, tenant, contact -> {
            var window = window();
            var from = (int) number("offset", offset, 0, 0, Integer.MAX_VALUE);
            var page = window.contacts().log().newestFirst(contact.id(), limit(limit), from);
            if (page.items().isEmpty()) {
                return new DecisionsPage(List.of(), page.total());
            }
            var readable = Readable.of(window, contact.tenant());
            var last = page.items().get(0).seq();
            var first = page.items().get(page.items().size() - 1).seq();
            var decisions = window.decisions().about(contact.id(), first, last).stream()
                    .filter(one -> readable.has(one.automation()))
                    .collect(groupingBy(Decision::seq));
            return new DecisionsPage(
                    page.items().stream()
                            .map(event -> ShownEvent.of(
                                    event,
                                    decisions.getOrDefault(event.seq(), List.of()).stream()
                                            .map(ShownDecision::of)
                                            .toList()))
                            .toList(),
                    page.total());
        });
    }

    private <T> T about(@Nullable String email, @Nullable String tenant, Function<Contact, T> answer) {
        var window = window();
        return answer(() -> {
            if (!window.permissions().seesContacts()) {
                throw refused(
                        Status.FORBIDDEN,
                        "only for administrators and users with the permission READ on all process definitions");
            }
            var address = Email.of("email", email);
            var of = Tenant.of(tenant);
            return window.contacts()
                    .contacts()
                    .find(of, address)
                    .filter(contact -> window.permissions().sees(of))
                    .map(answer)
                    .orElseThrow(() -> refused(Status.NOT_FOUND, "no contact " + InvalidInput.shown(address.value())));
        });
    }

    /** @param tenants ids of tenants, the empty one for none */
    record Access(boolean seesContacts, List<String> tenants) {}

    record ShownContact(
            String contact,
            @Nullable String tenant,
            String name,
            String phone,
            List<String> lists,
            List<String> tags,
            Map<String, String> fields,
            List<ShownStay> automations) {}

    /** @param total how many events the contact has had, be some forgotten since */
    record DecisionsPage(List<ShownEvent> events, long total) {}
}
