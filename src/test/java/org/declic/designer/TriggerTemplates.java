package org.declic.designer;

import static org.declic.trigger.TriggerProperties.KEY;
import static org.declic.trigger.TriggerProperties.LIMIT;
import static org.declic.trigger.TriggerProperties.LIST;
import static org.declic.trigger.TriggerProperties.RUNS;
import static org.declic.trigger.TriggerProperties.TAG;
import static org.declic.trigger.WaitProperties.SAME;
import static org.declic.trigger.WaitProperties.SINCE;

import java.util.List;
import org.declic.segment.SegmentProperties;
import org.declic.segment.Times;
import org.declic.setting.ValueAs;
import org.declic.setting.ValueOperator;
import org.declic.trigger.AutomationProperties;
import org.declic.trigger.Reentry;
import org.declic.trigger.Runs;
import org.declic.trigger.Since;
import org.declic.trigger.TriggerProperties;

/** The templates of start events, of elements that wait, and of the process. */
final class TriggerTemplates {

    static final String POINTER = "/([^~]|~[01])*";
    static final String POINTERS = "/([^~,]|~[01])*( *, */([^~,]|~[01])*)*";
    static final String DURATION =
            "P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?";
    static final String LIMITED = "none|[1-9][0-9]{0,6}/" + DURATION;
    static final String WHOLE = "[0-9]{1,18}";

    private static final String START = "bpmn:StartEvent";
    private static final String MESSAGE_NEEDED = " Set the name of the message, in the group Message, to ";
    private static final int CONDITIONS = 3;

    private TriggerTemplates() {}

    static List<ElementTemplate> triggers() {
        return List.of(
                start(
                        "event-is-recorded",
                        "Event is recorded",
                        "Starts when a contact's event is recorded." + MESSAGE_NEEDED
                                + "the name of the event, such as Order placed.",
                        "event tracking"),
                about(
                        LIST,
                        "subscribes-to-list",
                        "Subscribes to a list",
                        "Starts when a contact subscribes to a list." + MESSAGE_NEEDED + "List subscribed."),
                about(
                        LIST,
                        "unsubscribes-from-list",
                        "Unsubscribes from a list",
                        "Starts when a contact unsubscribes from a list." + MESSAGE_NEEDED + "List unsubscribed."),
                about(
                        TAG,
                        "tag-is-added",
                        "Tag is added",
                        "Starts when a contact gets a tag." + MESSAGE_NEEDED + "Tag added."),
                about(
                        TAG,
                        "tag-is-removed",
                        "Tag is removed",
                        "Starts when a tag is taken off a contact." + MESSAGE_NEEDED + "Tag removed."));
    }

    static List<ElementTemplate> waits() {
        var template = new ElementTemplate(
                "wait-for-event",
                "Wait for an event",
                "Goes on when the contact's event is recorded, and only for one that fits." + MESSAGE_NEEDED
                        + "the name of the event.",
                List.of("goal", "wait until"),
                "bpmn:IntermediateCatchEvent",
                "bpmn:ReceiveTask");
        template.group("event", "Only if the event fits")
                .add(Input.choice(SINCE)
                        .choice("", "From when the wait is reached")
                        .choice(Since.ENTRY.word(), "From the event that started the instance")
                        .in("event", "Events count", "An earlier event lets the instance go on at once."))
                .add(
                        Input.text(SAME)
                                .fitting(POINTERS, "Must start with /, such as /orderId")
                                .in(
                                        "event",
                                        "The same as in the event that started this",
                                        "Where the value is in both events' data, such as /orderId; several parted by commas."));
        eventValue(template);
        segment(template, "Only if the contact fits");
        return List.of(template);
    }

    static List<ElementTemplate> processes() {
        return List.of(new ElementTemplate(
                        "automation",
                        "Automation",
                        "A process that contacts enter through its message start events.",
                        List.of("re-entry"),
                        "bpmn:Process")
                .group("runs", "Runs")
                .add(Input.choice(AutomationProperties.REENTRY)
                        .choice(Reentry.ANY.word(), "As often as its start events let the contact in")
                        .choice(Reentry.ONCE.word(), "Once, over all start events")
                        .choice(Reentry.AFTER_EXIT.word(), "Not while the contact is still in it")
                        .in("runs", "A contact may enter", "")));
    }

    private static ElementTemplate about(String property, String id, String name, String description) {
        var what = property.equals(LIST) ? "list" : "tag";
        var template = template(id, name, description, what);
        template.add(Input.text(property).in("event", "Which " + what, "Its name. Empty means any " + what + "."));
        return settings(template);
    }

    private static ElementTemplate start(String id, String name, String description, String keyword) {
        var template = template(id, name, description, keyword);
        eventValue(template);
        return settings(template);
    }

    private static ElementTemplate template(String id, String name, String description, String keyword) {
        return new ElementTemplate(id, name, description, List.of("start trigger", keyword), START)
                .group("event", "Only if the event fits");
    }

    private static ElementTemplate settings(ElementTemplate template) {
        template.group("runs", "Runs")
                .add(Input.choice(RUNS)
                        .choice(Runs.MULTIPLE.word(), "Multiple times")
                        .choice(Runs.ONCE.word(), "Once")
                        .choice(Runs.ONCE_PER_KEY.word(), "Once per key, such as once per order")
                        .in("runs", "Runs", "How often one contact may enter through this start event."))
                .add(Input.text(KEY)
                        .fitting(POINTER, "Must start with /, such as /orderId")
                        .in(
                                "runs",
                                "Key",
                                "Only with \"Once per key\": where the key is in the event's data, such as /orderId."));
        segment(template, "Segment the contacts entering this automation");
        return template.add(Input.text(LIMIT)
                .fitting(LIMITED, "Must be like 10/PT24H, or none")
                .in(
                        "advanced",
                        "Limit",
                        "At most so many entries of one contact per time: 10/PT24H is ten in 24 hours, 1/P7D one a week,"
                                + " none no limit. Empty means the usual limit."));
    }

    private static void eventValue(ElementTemplate template) {
        if (template.json().withArray("groups").isEmpty()) {
            template.group("event", "Only if the event fits");
        }
        value(template, TriggerProperties.PREFIX, "event");
    }

    private static void segment(ElementTemplate template, String label) {
        template.group("segment", label)
                .add(Input.choice(SegmentProperties.MATCH)
                        .choice("all", "All conditions are met")
                        .choice("any", "Any condition is met")
                        .in(
                                "segment",
                                "Contacts enter if",
                                "The event that triggers counts as well. Conditions without an event do not count."));
        for (var number = 1; number <= CONDITIONS; number++) {
            condition(template, SegmentProperties.PREFIX + number + ".", "condition" + number, number);
        }
        template.group("advanced", "Advanced")
                .add(
                        Input.text(SegmentProperties.EXPRESSION)
                                .in(
                                        "advanced",
                                        "Expression",
                                        "One more condition, in FEEL, such as times(\"Order placed\", duration(\"P30D\")) >= 3."));
    }

    private static void condition(ElementTemplate template, String prefix, String group, int number) {
        template.group(group, "Condition " + number)
                .add(Input.text(prefix + "event")
                        .in(group, "Event", "The name of an event, such as Subscribed to service."))
                .add(Input.choice(prefix + "operator")
                        .choice("", "has happened")
                        .choice("not-happened", "has not happened")
                        .in(group, "Has it happened?", ""))
                .add(Input.choice(prefix + "times")
                        .choice("", "at least once")
                        .choice(Times.Comparison.AT_LEAST.word(), "at least")
                        .choice(Times.Comparison.AT_MOST.word(), "at most")
                        .choice(Times.Comparison.EXACTLY.word(), "exactly")
                        .choice(Times.Comparison.MORE_THAN.word(), "more than")
                        .choice(Times.Comparison.FEWER_THAN.word(), "fewer than")
                        .in(group, "How often?", ""))
                .add(Input.text(prefix + "count")
                        .fitting(WHOLE, "Must be a whole number, such as 2")
                        .in(group, "Times", "A whole number. Empty with \"at least once\"."));
        value(template, prefix, group);
        template.add(Input.text(prefix + "within")
                .fitting(DURATION, "Must be like P30D (30 days), PT24H (24 hours) or P1M (a month)")
                .in(
                        group,
                        "In the last",
                        "Counted back from the triggering event: P30D is 30 days, PT24H 24 hours, P1M a month. Empty means"
                                + " ever."));
    }

    private static void value(ElementTemplate template, String prefix, String group) {
        var operator = Input.choice(prefix + "value.operator").choice("", "is not asked for");
        for (var one : ValueOperator.values()) {
            operator.choice(one.word(), one.words());
        }
        template.add(Input.text(prefix + "value.path")
                        .fitting(POINTER, "Must start with /, such as /amount")
                        .in(
                                group,
                                "Where the value is",
                                "In the event's data, such as /amount or /customer/plan. Empty means the whole value."))
                .add(operator.in(group, "The value", ""))
                .add(Input.text(prefix + "value")
                        .in(
                                group,
                                "Compared with",
                                "A number, a date such as 2026-12-24, or a text. With \"one of\": texts"
                                        + " parted by commas."))
                .add(Input.choice(prefix + "value.as")
                        .choice("", "numbers, dates or text, as they are")
                        .choice(ValueAs.TEXT.word(), "text, such as codes")
                        .choice(ValueAs.NUMBER.word(), "numbers")
                        .choice(ValueAs.DATE.word(), "dates")
                        .in(group, "Compared as", ""));
    }
}
