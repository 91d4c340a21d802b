package org.declic.app;

import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.AdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.CockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.TasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.WelcomeRuntimeDelegate;

/**
 * What Camunda's REST API and web applications find an engine by: the JVM knows one of each, that of the application which was
 * started last, and none once that is stopped.
 */
record KnownEngine(
        ProcessEngine engine,
        CockpitRuntimeDelegate cockpit,
        AdminRuntimeDelegate admin,
        TasklistRuntimeDelegate tasklist,
        WelcomeRuntimeDelegate welcome) {

    /** Of the application that was started last. */
    static KnownEngine of(App app) {
        return new KnownEngine(
                app.engine(),
                Cockpit.getRuntimeDelegate(),
                Admin.getRuntimeDelegate(),
                Tasklist.getRuntimeDelegate(),
                Welcome.getRuntimeDelegate());
    }

    void makeKnown() {
        ProcessEngines.registerProcessEngine(engine);
        Cockpit.setCockpitRuntimeDelegate(cockpit);
        Admin.setAdminRuntimeDelegate(admin);
        Tasklist.setTasklistRuntimeDelegate(tasklist);
        Welcome.setRuntimeDelegate(welcome);
    }
}
