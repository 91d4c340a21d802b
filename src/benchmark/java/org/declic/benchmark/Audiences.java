package org.declic.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.declic.app.Automation;
import org.declic.app.Client;

/** B14: how long it takes to count whom a trigger would let in, and how fast they are taken in, against events that start instances. */
final class Audiences {

    private static final String EVERYBODY = "b14-everybody";
    private static final String CHOSEN = "b14-chosen";

    private final Site site;
    private final int chosen;

    /** @param chosen how many are taken in */
    Audiences(Site site, int chosen) {
        this.site = site;
        this.chosen = chosen;
        site.app.deploy(
                Automation.of(EVERYBODY).trigger("Start", "Newsletter", "trigger.runs", "once"),
                Automation.of(CHOSEN).trigger("Start", "Called", "trigger.runs", "once", "segment.1.event", "Chosen"));
        for (var number = 0; number < chosen; number += Site.AT_ONCE) {
            site.record.record(IntStream.range(number, Math.min(chosen, number + Site.AT_ONCE))
                    .mapToObj(one -> Site.event("Chosen", site.contact(one)))
                    .toList());
        }
        site.analyze();
    }

    List<Result> measure() throws Exception {
        var results = new ArrayList<Result>();
        results.add(count(EVERYBODY, "all"));
        results.add(count(CHOSEN, "those who had an event"));
        var before = starts();
        var takenIn = takeIn();
        var events = Rounds.median(List.of(before, starts()));
        results.add(new Result(
                "B14",
                "%,d contacts taken in, against events that start instances".formatted(chosen),
                Rounds.shown(takenIn) + "/s against " + Rounds.shown(events) + "/s",
                takenIn / events,
                "",
                0.8,
                true));
        return results;
    }

    private Result count(String automation, String whom) {
        var times = new ArrayList<Double>();
        var counted = 0L;
        for (var round = 0; round < 3; round++) {
            var started = System.nanoTime();
            var answer = site.app.get("/automations/" + automation + "/triggers/Start/audience");
            times.add((System.nanoTime() - started) / 1e9);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            counted = Client.json(answer).get("enter").longValue();
            Progress.say("B14: %,d contacts counted in %.1f s", counted, times.get(round));
        }
        return new Result(
                "B14",
                "counting an audience, " + whom,
                "%,d contacts would enter".formatted(counted),
                Rounds.median(times),
                " s",
                5,
                false);
    }

    private double starts() throws InterruptedException {
        var rates = new ArrayList<Double>();
        for (var round = 0; round < 4; round++) {
            rates.add(site.start());
        }
        return Rounds.median(rates.subList(1, rates.size()));
    }

    private double takeIn() throws InterruptedException {
        var entered = "SELECT COUNT(*) FROM DECLIC_DECISION WHERE AUTOMATION = '" + CHOSEN + "' AND KIND = 'audience'";
        var started = System.nanoTime();
        var answer = site.app.send(site.app
                .request("/automations/" + CHOSEN + "/entries")
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"trigger\":\"Start\",\"audience\":true}")));
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        for (var round = 1; site.number(entered) < chosen; round++) {
            Thread.sleep(250);
            if (round % 40 == 0) {
                Progress.say("B14: %,d of %,d taken in", site.number(entered), chosen);
            }
        }
        return chosen * 1e9 / (System.nanoTime() - started);
    }
}
