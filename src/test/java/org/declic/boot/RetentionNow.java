package org.declic.boot;

import org.springframework.context.ApplicationContext;

/** Retention at a moment of a test's choice, which comes by itself once an hour. */
public final class RetentionNow {

    private RetentionNow() {}

    public static void forget(ApplicationContext application) {
        application.getBean(RetentionJob.class).forget();
    }
}
