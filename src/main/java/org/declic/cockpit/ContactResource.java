package org.declic.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.entry.operate.ContactView.ContactAccess;
import org.declic.entry.operate.ContactView.ContactEvents;
import org.declic.entry.operate.ContactView.ContactRow;
import org.declic.entry.operate.ContactView.FoundContacts;
import org.declic.entry.operate.Paging;
import org.jspecify.annotations.Nullable;

/** A contact, looked up by e-mail address. */
@Produces(MediaType.APPLICATION_JSON)
public class ContactResource extends OperatorResource {

    ContactResource(String engineName) {
        super(engineName);
    }

    /** Whether the user may look up contacts, and of which tenants there may be some. */
    @GET
    @Path("access")
    public ContactAccess access() {
        return services().contacts().access();
    }

    @GET
    public ContactRow contact(
            @QueryParam("email") @Nullable String email, @QueryParam("tenant") @Nullable String tenant) {
        return answer(() -> services().contacts().contact(email, tenant).orElseThrow(() -> missing(email)));
    }

    /** The first few contacts with this in their address, name or telephone number. */
    @GET
    @Path("search")
    public FoundContacts search(
            @QueryParam("part") @Nullable String part, @QueryParam("tenant") @Nullable String tenant) {
        return answer(() -> services().contacts().search(part, tenant));
    }

    /** The contact's events, the one recorded last first, with what automations that the user may read decided. */
    @GET
    @Path("events")
    public ContactEvents events(
            @QueryParam("email") @Nullable String email,
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        return answer(() -> services()
                .contacts()
                .events(email, tenant, before, Paging.limit(limit))
                .orElseThrow(() -> missing(email)));
    }

    private static InvalidRequestException missing(@Nullable String email) {
        var address = Email.of("email", email).value();
        return refused(Status.NOT_FOUND, "no contact " + InvalidInput.shown(address));
    }
}
