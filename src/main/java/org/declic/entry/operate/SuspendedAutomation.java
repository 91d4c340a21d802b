package org.declic.entry.operate;

/** The automation is suspended: nobody enters it, not by hand either. Nothing was done. */
public final class SuspendedAutomation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SuspendedAutomation() {
        super("the automation is suspended");
    }
}
