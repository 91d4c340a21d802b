package org.declic.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.declic.entry.operate.DashboardView.Dashboard;

/** How it goes. */
@Produces(MediaType.APPLICATION_JSON)
public class DashboardResource extends OperatorResource {

    DashboardResource(String engineName) {
        super(engineName);
    }

    @GET
    public Dashboard dashboard() {
        return services().dashboard().now();
    }
}
