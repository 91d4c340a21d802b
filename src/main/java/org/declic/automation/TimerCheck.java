package org.declic.automation;

import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.setting.Mistake;

/** Finds timers that the engine could not read when a contact comes to them. */
final class TimerCheck {

    private static final Map<String, String> CALENDARS = Map.of(
            "timeDate", DueDateBusinessCalendar.NAME,
            "timeDuration", DurationBusinessCalendar.NAME,
            "timeCycle", CycleBusinessCalendar.NAME);
    private static final Map<String, String> RULES = Map.of(
            "timeDate", "a date such as 2026-11-29T10:00:00Z",
            "timeDuration", "a duration such as P1D (a day), PT2H (two hours) or P2W (two weeks)",
            "timeCycle", "a repetition such as R3/PT10H, or a cron expression such as 0 0 9 * * ?");

    private TimerCheck() {}

    static void check(Design design, Element element, Element seen) {
        if (!element.getTagName().equals("timerEventDefinition")) {
            return;
        }
        var kind = Stream.of("timeDate", "timeCycle", "timeDuration")
                .filter(one -> element.element(one) != null)
                .findFirst()
                .orElse("");
        var text = kind.isEmpty() ? "" : element.element(kind).getText().strip();
        if (text.isEmpty()) {
            var named = kind.isEmpty() ? "timeDuration" : kind;
            design.mistakes().mistake(seen, new Mistake(named, null, "needed, " + RULES.get(named)));
        } else if (isBroken(design, kind, text)) {
            design.mistakes().mistake(seen, new Mistake(kind, text, RULES.getOrDefault(kind, "")));
        }
    }

    private static boolean isBroken(Design design, String kind, String text) {
        try {
            if (Design.isConstant(text)) {
                Context.getProcessEngineConfiguration()
                        .getBusinessCalendarManager()
                        .getBusinessCalendar(CALENDARS.get(kind))
                        .resolveDuedate(text, (Date) null);
            } else {
                design.expressions().createExpression(text);
            }
            return false;
        } catch (RuntimeException unreadable) {
            return true;
        }
    }
}
