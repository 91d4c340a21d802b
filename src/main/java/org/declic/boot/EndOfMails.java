package org.declic.boot;

import org.declic.automation.engine.MailJobs;
import org.springframework.context.SmartLifecycle;

/** Ends the sending of mails when the application stops, while there is still a database to note it in. */
final class EndOfMails implements SmartLifecycle {

    private final MailJobs mails;
    private volatile boolean running;

    EndOfMails(MailJobs mails) {
        this.mails = mails;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        mails.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
