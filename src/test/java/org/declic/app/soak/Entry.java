package org.declic.app.soak;

import java.util.Set;
import java.util.TreeSet;

/** An instance that the model has let in, and where it has come to. */
final class Entry {

    private final String automation;
    private final String trigger;
    private final Happening by;
    private final Set<String> reached = new TreeSet<>();
    private String paidBy = "";
    private boolean ended;

    Entry(String automation, String trigger, Happening by) {
        this.automation = automation;
        this.trigger = trigger;
        this.by = by;
        this.reached.add("Task");
    }

    String automation() {
        return automation;
    }

    String trigger() {
        return trigger;
    }

    Happening by() {
        return by;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Of Task, After and GoalTask. */
    Set<String> reached() {
        return reached;
    }

    /** The id of the event that it went on with; empty if it has not. */
    String paidBy() {
        return paidBy;
    }

    /** What an event does to it if it waits for that. */
    void meets(Happening event) {
        switch (automation) {
            case "m-exit" -> ended = ended || event.name().equals("Left");
            case Automations.WAITING -> pays(event, -1);
            case Automations.CHOOSY -> pays(event, 50);
            default -> {}
        }
    }

    private void pays(Happening event, int moreThan) {
        if (reached.contains("GoalTask")) {
            return;
        }
        if (event.name().equals("Cancelled")) {
            reached.add("GoalTask");
        } else if (event.name().equals("Paid") && !reached.contains("After") && event.amount() > moreThan) {
            reached.add("After");
            paidBy = event.id();
        }
    }
}
