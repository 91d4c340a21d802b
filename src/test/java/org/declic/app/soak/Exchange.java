package org.declic.app.soak;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.declic.app.AppProcess;
import org.declic.app.Client;

/** A request that is sent to one node or another, again and again, until one of them has answered it. */
final class Exchange {

    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private final Function<Random, Client> nodes;
    private final Diary diary;
    private final Random random;

    /**
     * @param nodes one that is up
     * @param random decides which node is asked; apart from what is sent, which must not depend on the answers
     */
    Exchange(Function<Random, Client> nodes, Diary diary, Random random) {
        this.nodes = nodes;
        this.diary = diary;
        this.random = random;
    }

    /**
     * @param what for people
     * @param mayGiveUp whether one in five goes without an answer after the first failure
     * @return empty if it was given up
     */
    Optional<HttpResponse<String>> until(
            String what,
            Predicate<HttpResponse<String>> answered,
            boolean mayGiveUp,
            Function<Client, HttpResponse<String>> request) {
        var end = System.nanoTime() + AppProcess.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var answer = tried(request);
            if (answer.filter(answered).isPresent()) {
                return answer;
            }
            answer.ifPresentOrElse(
                    other -> {
                        diary.counts("answered " + other.statusCode());
                        if (other.statusCode() != 503 && other.statusCode() != 429) {
                            diary.odd(what + " was answered " + other.statusCode() + " " + other.body());
                        }
                    },
                    () -> diary.counts("not answered"));
            if (mayGiveUp && random.nextInt(5) == 0) {
                diary.counts("given up");
                return Optional.empty();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        diary.odd(what + " was not answered in " + AppProcess.PATIENCE);
        return Optional.empty();
    }

    private Optional<HttpResponse<String>> tried(Function<Client, HttpResponse<String>> request) {
        try {
            return Optional.of(request.apply(nodes.apply(random)));
        } catch (AssertionError down) {
            return Optional.empty();
        }
    }
}
