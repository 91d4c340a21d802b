package org.declic.designer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Skipped, before anything is started, where there is no browser or no npm, by which {@code mvn} builds the page. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "org.declic.designer.ModelerPage#isThere",
        disabledReason = "needs chromium, chromedriver and npm on the PATH; npm builds src/modeler")
public @interface NeedsModeler {}
