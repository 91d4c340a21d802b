package org.declic.boot.observe;

import org.declic.contact.Masked;
import org.declic.entry.Decision;
import org.declic.entry.DecisionObserver;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line of the log for each decision, at the level debug; what can be searched for is in key-value pairs. */
final class DecisionLog implements DecisionObserver {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);

    private final boolean contacts;

    /** @param contacts whether e-mail addresses are written out */
    DecisionLog(boolean contacts) {
        this.contacts = contacts;
    }

    @Override
    public void decided(Decision decision, @Nullable RecordedEvent event) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        LOG.atDebug()
                .addKeyValue("contact", shown(decision.contact()))
                .addKeyValue("event", decision.event())
                .addKeyValue("automation", decision.automation())
                .addKeyValue("trigger", decision.trigger())
                .addKeyValue("outcome", decision.outcome().word())
                .log(
                        "'{}' by '{}': {} {}",
                        decision.automation(),
                        decision.trigger(),
                        decision.outcome().word(),
                        shown(String.join("; ", decision.reasons())));
    }

    private String shown(String text) {
        return contacts ? text : Masked.addresses(text);
    }
}
