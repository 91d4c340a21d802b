package org.declic.cockpit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/** The root of the plugin's resources; serves the files of its pages as well. */
@Path("plugin/" + DeclicCockpit.ID)
public class DeclicResource extends AbstractCockpitPluginRootResource {

    /** The files of the pages beside {@code plugin.js} and {@code plugin.css}, below {@code plugin-webapp/declic/app}. */
    static final List<String> FILES = List.of(
            "actions.js",
            "audience.js",
            "badges.js",
            "batches.js",
            "chart.js",
            "chart.umd.min.js",
            "contact.js",
            "dashboard.js",
            "decisions.js",
            "dry-run.js",
            "entries.js",
            "failed.js",
            "fields.js",
            "instance.js",
            "links.js",
            "lists.js",
            "lit-html.js",
            "page.js",
            "question.js",
            "screen.js",
            "server.js",
            "tasklist.js",
            "timeline.js",
            "view.js",
            "words.js");

    public DeclicResource() {
        super(DeclicCockpit.ID);
    }

    @Override
    protected List<String> getAllowedAssets() {
        var allowed = new ArrayList<>(super.getAllowedAssets());
        FILES.forEach(file -> allowed.add("app/" + file));
        return allowed;
    }

    @Path("{engine}/definition/{id}")
    public DefinitionResource definition(@PathParam("engine") String engine, @PathParam("id") String id) {
        return new DefinitionResource(engine, id);
    }

    @Path("{engine}/definition/{id}/entries")
    public EntryResource entries(@PathParam("engine") String engine, @PathParam("id") String id) {
        return new EntryResource(engine, id);
    }

    @Path("{engine}/definition/{id}/batches")
    public BatchesResource batches(@PathParam("engine") String engine, @PathParam("id") String id) {
        return new BatchesResource(engine, id);
    }

    @Path("{engine}/instance/{id}")
    public InstanceResource instance(@PathParam("engine") String engine, @PathParam("id") String id) {
        return new InstanceResource(engine, id);
    }

    @Path("{engine}/contact")
    public ContactResource contact(@PathParam("engine") String engine) {
        return new ContactResource(engine);
    }

    @Path("{engine}/dashboard")
    public DashboardResource dashboard(@PathParam("engine") String engine) {
        return new DashboardResource(engine);
    }

    @Path("{engine}/dry-run")
    public DryRunResource dryRun(@PathParam("engine") String engine) {
        return new DryRunResource(engine);
    }

    @Path("{engine}/lists")
    public ListsResource lists(@PathParam("engine") String engine) {
        return new ListsResource(engine);
    }

    @Path("{engine}/failed-events")
    public FailedEventsResource failedEvents(@PathParam("engine") String engine) {
        return new FailedEventsResource(engine);
    }
}
