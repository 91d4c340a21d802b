package org.declic.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.declic.contact.InvalidInput;
import org.declic.entry.operate.InstanceView.ContactOfInstance;

/** Whose process instance it is, and what brought the contact there. For users who may read the instance or its history. */
@Produces(MediaType.APPLICATION_JSON)
public class InstanceResource extends OperatorResource {

    private final String id;

    InstanceResource(String engineName, String id) {
        super(engineName);
        this.id = id;
    }

    @GET
    @Path("contact")
    public ContactOfInstance contact() {
        return services()
                .instances()
                .contact(id)
                .orElseThrow(() -> refused(Status.NOT_FOUND, "no process instance " + InvalidInput.shown(id)));
    }
}
