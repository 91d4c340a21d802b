package org.declic.cockpit;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** The plugin, found by Cockpit by being on the class path. */
public final class DeclicCockpit extends AbstractCockpitPlugin {

    /** As it stands in the addresses of its pages and resources. */
    static final String ID = "declic";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(DeclicResource.class, RequestCheck.class);
    }
}
