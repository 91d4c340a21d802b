package org.declic.benchmark;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.declic.app.Client;

/** B16: exporting and erasing one contact among all the others. */
final class Erasing {

    private static final int TIMES = 20;

    private final Site site;

    Erasing(Site site) {
        this.site = site;
    }

    List<Result> measure() {
        return List.of(
                measured("exporting", contact -> site.app.get("/contacts?email=" + contact)),
                measured(
                        "erasing",
                        contact -> site.app.send(site.app
                                .request("/contacts?email=" + contact)
                                .header("Authorization", Client.basic())
                                .DELETE())));
    }

    /** Of contacts in the middle: the first are those who go on, the last those who come instead. */
    private Result measured(String what, Function<String, HttpResponse<String>> request) {
        var times = new ArrayList<Double>();
        for (var time = 0; time <= TIMES; time++) {
            var contact = site.contact(site.waitingNow() / 2 + time);
            var started = System.nanoTime();
            var answer = request.apply(contact);
            var millis = (System.nanoTime() - started) / 1e6;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(contact + ": " + answer.statusCode() + " " + answer.body());
            }
            if (time > 0) {
                times.add(millis);
            }
        }
        times.sort(null);
        Progress.say("B16: %s takes %.0f ms, at most %.0f ms", what, Rounds.median(times), times.get(times.size() - 1));
        return new Result(
                "B16",
                what + " a contact, the slowest of " + TIMES,
                "median %.0f ms".formatted(Rounds.median(times)),
                times.get(times.size() - 1),
                " ms",
                1_000,
                false);
    }
}
