package org.declic.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/** Retention at a moment of a test's choice, which comes by itself once an hour. */
public final class RetentionNow {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionNow.class);

    private RetentionNow() {}

    public static void forget(ApplicationContext application) {
        try {
            application.getBean(RetentionJob.class).forget();
        } catch (RuntimeException failed) {
            LOG.warn("Retention failed, which comes again later by itself", failed);
        }
    }
}
