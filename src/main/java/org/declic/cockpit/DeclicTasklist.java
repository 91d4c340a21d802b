package org.declic.cockpit;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/** The plugin for Tasklist, found as Cockpit finds its own. Its pages are beside those of Cockpit. */
public final class DeclicTasklist extends AbstractTasklistPlugin {

    @Override
    public String getId() {
        return DeclicCockpit.ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(TasklistResource.class, RequestCheck.class);
    }
}
