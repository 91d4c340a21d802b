package org.declic.benchmark;

/** Something whose speed is measured, in slices of some seconds. */
interface Work {

    /** Does a slice of it and tells how many were done in a second. */
    double perSecond() throws Exception;
}
