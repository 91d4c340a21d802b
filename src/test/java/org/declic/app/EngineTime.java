package org.declic.app;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The engine's clock, which is that of all applications of this JVM. */
final class EngineTime {

    private EngineTime() {}

    /** It stands still then. */
    static void later(Duration time) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
    }
}
