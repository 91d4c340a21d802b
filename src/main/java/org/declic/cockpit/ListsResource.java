package org.declic.cockpit;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.declic.entry.operate.KnownMembers;
import org.declic.entry.operate.ListsView.ListsOfTenant;
import org.jspecify.annotations.Nullable;

/** The lists that contacts may be subscribed to. For administrators and operators of all process definitions. */
@Produces(MediaType.APPLICATION_JSON)
public class ListsResource extends OperatorResource {

    ListsResource(String engineName) {
        super(engineName);
    }

    /** Those of a tenant, by name. */
    @GET
    public ListsOfTenant lists(@QueryParam("tenant") @Nullable String tenant) {
        return answer(() -> services().lists().of(tenant));
    }

    /** Makes a list. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public MadeList make(@Nullable ListToMake body) {
        return answer(() -> {
            var asked = given(body);
            return new MadeList(services().lists().make(asked.tenant(), asked.name()));
        });
    }

    record ListToMake(@Nullable String name, @Nullable String tenant) implements KnownMembers {}

    /** @param name as it is kept */
    record MadeList(String name) {}
}
