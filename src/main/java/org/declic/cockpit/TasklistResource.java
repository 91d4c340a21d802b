package org.declic.cockpit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;
import org.camunda.bpm.webapp.plugin.spi.AppPlugin;

/** The root of the resources for Tasklist; serves the files of the pages as well. */
@Path("plugin/" + DeclicCockpit.ID)
public class TasklistResource extends AbstractTasklistPluginRootResource {

    public TasklistResource() {
        super(DeclicCockpit.ID);
    }

    @Override
    protected List<String> getAllowedAssets() {
        var allowed = new ArrayList<>(super.getAllowedAssets());
        DeclicResource.FILES.forEach(file -> allowed.add("app/" + file));
        return allowed;
    }

    /** Camunda's applications all ask for {@code plugin.js}, which is Cockpit's. */
    @Override
    protected InputStream getPluginAssetAsStream(AppPlugin plugin, String file) {
        return super.getPluginAssetAsStream(plugin, file.equals("app/plugin.js") ? "app/tasklist.js" : file);
    }

    @Path("{engine}/tasks")
    public TaskResource tasks(@PathParam("engine") String engine) {
        return new TaskResource(engine);
    }
}
