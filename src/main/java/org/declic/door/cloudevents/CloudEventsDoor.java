package org.declic.door.cloudevents;

import io.cloudevents.core.message.MessageReader;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.declic.contact.InvalidInput;
import org.declic.door.Account;
import org.declic.door.Admission;
import org.declic.door.BadBatch;
import org.declic.door.BadBatch.BadItem;
import org.declic.door.DoorRefusal;
import org.declic.door.EventRules;
import org.declic.door.JsonAnswers;
import org.declic.door.cloudevents.EventData.Carrier;
import org.declic.event.RecordEvents;
import org.declic.event.Recorded;
import org.declic.event.TooManyNames;
import org.declic.event.TrackedEvent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The door for CloudEvents 1.0 over HTTP: structured, batch and binary mode, and a structured event a line. A servlet of its
 * own, since single events are many, and Spring MVC would take longer with each than all of Declic; it answers errors.
 */
public final class CloudEventsDoor extends HttpServlet {

    public static final String PATH = "/events";

    static final int MOST_EVENTS = 10_000;

    private static final long serialVersionUID = 1L;
    private static final MediaType ONE = MediaType.parseMediaType("application/cloudevents+json");
    private static final MediaType BATCH = MediaType.parseMediaType("application/cloudevents-batch+json");
    private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson");

    private final transient Admission admission;
    private final transient EventRules rules;
    private final transient RecordEvents recordEvents;
    private final transient Supplier<HandlerExceptionResolver> errors;
    private final transient Webhooks webhooks;
    private final long mostBytes;

    /**
     * @param webhooks what other systems may send events by themselves
     * @param mostBytes of a body, once it is no longer compressed
     * @param errors answers as for other doors; asked for at the first error
     */
    public CloudEventsDoor(
            Admission admission,
            EventRules rules,
            RecordEvents recordEvents,
            Webhooks webhooks,
            long mostBytes,
            Supplier<HandlerExceptionResolver> errors) {
        this.admission = admission;
        this.rules = rules;
        this.recordEvents = recordEvents;
        this.errors = errors;
        this.webhooks = webhooks;
        this.mostBytes = mostBytes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(PATH));
        try {
            switch (request.getMethod()) {
                case "POST" -> answer(request, response, record(request));
                case "OPTIONS" -> {
                    response.setHeader(HttpHeaders.ALLOW, "POST, OPTIONS");
                    webhooks.answer(request, response);
                }
                default -> throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("POST"));
            }
        } catch (ServletException | RuntimeException failure) {
            if (errors.get().resolveException(request, response, null, failure) == null) {
                throw failure;
            }
        }
    }

    /** Records all events of the request, or none; answers once they are committed. */
    private List<Recorded> record(HttpServletRequest request) {
        var account = admission
                .byToken(request, Webhooks.token(request))
                .orElseThrow(() -> new DoorRefusal(
                        HttpStatus.UNAUTHORIZED,
                        "the header Api-Token, or Authorization: Bearer, must hold the token of an account"));
        rules.requireTracking(account.tenant());
        var events = events(request, body(request), account);
        try {
            return recordEvents.record(events);
        } catch (TooManyNames full) {
            throw events.size() == 1 ? full.in("type") : badBatch(events, full);
        }
    }

    private static BadBatch badBatch(List<TrackedEvent> events, TooManyNames full) {
        var errors = new ArrayList<BadItem>();
        for (var index = 0; index < events.size(); index++) {
            if (full.concern(events.get(index).name())) {
                var one = full.of(events.get(index).name()).in("type");
                errors.add(new BadItem(index, one.field(), String.valueOf(one.getMessage())));
            }
        }
        return new BadBatch(errors, events.size());
    }

    private byte[] body(HttpServletRequest request) {
        try {
            return new Decompressed(request, mostBytes).readAllBytes();
        } catch (IOException broken) {
            throw new HttpMessageNotReadableException(
                    "The body can't be read", broken, new ServletServerHttpRequest(request));
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, List<Recorded> recorded)
            throws IOException {
        var duplicates = recorded.stream().filter(Recorded::duplicate).count();
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        if (Webhooks.takesAnswersForEvents(request)) {
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        var counted = new Counted(recorded.size() - duplicates, duplicates);
        response.getOutputStream().print(JsonAnswers.text(counted));
    }

    /** How many events were recorded now, and how many had been before. */
    private record Counted(long recorded, long duplicates) {}

    private List<TrackedEvent> events(HttpServletRequest request, byte[] body, Account account) {
        var type = mediaType(request);
        if (ONE.equalsTypeAndSubtype(type)) {
            return List.of(checked(CloudEventReader.event(account, CloudEventReader.json("body", body))));
        }
        if (BATCH.equalsTypeAndSubtype(type)) {
            return all(account, "event", BodySlice.ofArray(body, MOST_EVENTS));
        }
        if (LINES.equalsTypeAndSubtype(type)) {
            return all(account, "line", BodySlice.ofLines(body, MOST_EVENTS));
        }
        if (request.getHeader("ce-specversion") != null) {
            return List.of(checked(binary(request, body, account)));
        }
        throw new DoorRefusal(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type must be application/cloudevents+json, application/cloudevents-batch+json or"
                        + " application/x-ndjson, or the headers ce-… must hold the event");
    }

    private static MediaType mediaType(HttpServletRequest request) {
        try {
            return MediaType.parseMediaType(String.valueOf(request.getContentType()));
        } catch (InvalidMediaTypeException none) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    /** Reads every item, so that all that are wrong are named at once. */
    private List<TrackedEvent> all(Account account, String each, List<BodySlice> items) {
        if (items.size() > MOST_EVENTS) {
            throw new DoorRefusal(
                    HttpStatus.PAYLOAD_TOO_LARGE, "a batch must have at most " + MOST_EVENTS + " events, got more");
        }
        var events = new ArrayList<TrackedEvent>();
        var errors = new ArrayList<BadItem>();
        for (var index = 0; index < items.size(); index++) {
            try {
                events.add(checked(CloudEventReader.event(account, CloudEventReader.json(each, items.get(index)))));
            } catch (InvalidInput invalid) {
                errors.add(new BadItem(index, invalid.field(), String.valueOf(invalid.getMessage())));
            }
        }
        if (!errors.isEmpty()) {
            throw new BadBatch(errors, items.size());
        }
        return events;
    }

    private TrackedEvent checked(TrackedEvent event) {
        rules.requireKnown("type", event);
        try {
            return recordEvents.check(event);
        } catch (InvalidInput invalid) {
            throw invalid.in("time");
        }
    }

    private static TrackedEvent binary(HttpServletRequest request, byte[] body, Account account) {
        var headers = AttributeHeaders.of(request);
        CloudEventReader.requireVersion(headers.get("ce-specversion"));
        AttributeRules.require(AttributeHeaders.PREFIX, name -> headers.get(AttributeHeaders.PREFIX + name));
        AttributeRules.requireMediaType(HttpHeaders.CONTENT_TYPE, request.getContentType());
        headers.computeIfPresent("ce-time", AttributeRules::time);
        try {
            MessageReader reader = HttpMessageFactory.createReader(headers, body);
            return CloudEventReader.event(account, reader.toEvent(), Carrier.BODY);
        } catch (CloudEventRWException | IllegalStateException wrong) {
            throw new InvalidInput("ce-…", "must be as CloudEvents 1.0 says: " + wrong.getMessage(), null);
        }
    }
}
