package org.declic.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Skipped, before anything is started, where there is no Chromium with its driver. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "org.declic.app.Browser#isThere", disabledReason = "needs chromium and chromedriver on the PATH")
public @interface NeedsBrowser {}
