package org.declic.entry.operate;

import java.util.List;
import org.declic.entry.Automation;

/** What is probably wrong in the diagram of an automation, and no mistake, as it may be meant or come later. */
public interface DesignWarnings {

    /** In words, as of now, for a user who may read the automation. */
    List<String> of(Automation readable);
}
