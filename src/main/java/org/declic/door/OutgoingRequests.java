package org.declic.door;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Requests to addresses outside. Redirects are not followed, answers are not read, and a request has a time limit in all. */
public final class OutgoingRequests {

    private static final String AGENT = "Declic";

    private final OutsideAddresses addresses;
    private final Duration timeout;
    private @Nullable HttpClient client;

    public OutgoingRequests(OutsideAddresses addresses, Duration timeout) {
        this.addresses = addresses;
        this.timeout = timeout;
    }

    /** Made when it is first needed, as it has a thread. */
    private synchronized HttpClient client() {
        var made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(timeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = made;
        }
        return made;
    }

    /** @return the status of the answer */
    public int send(URI uri, HttpRequest.Builder request) throws IOException {
        if (!addresses.mayReach(uri)) {
            throw new IOException(uri.getHost() + " is an address inside (declic.webhooks.allow-private)");
        }
        var asked = client().sendAsync(
                        request.uri(uri)
                                .timeout(timeout)
                                .setHeader("User-Agent", AGENT)
                                .build(),
                        BodyHandlers.discarding());
        try {
            return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException late) {
            throw new IOException(uri.getHost() + " did not answer within " + timeout, late);
        } catch (ExecutionException failed) {
            throw new IOException(uri.getHost() + " could not be reached: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } finally {
            asked.cancel(true);
        }
    }
}
