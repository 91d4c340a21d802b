package org.declic.contact;

/** What a tenant has switched off. */
public interface TrackingSettings {

    /** Whether events of the tenant are taken. Answered from memory; what another node has switched is known within seconds. */
    boolean isTracking(Tenant tenant);

    /** TrackingSettings it on or off. */
    void track(Tenant tenant, boolean on);
}
