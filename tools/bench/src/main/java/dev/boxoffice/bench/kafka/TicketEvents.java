package dev.boxoffice.bench.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.events.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/** {@code ticket.created} events as ticket-service publishes them. */
public final class TicketEvents {

    private static final String TIME = "2026-01-01T12:00:00.123456Z";
    private static final String STARTS_AT = "2027-06-01T19:30:00Z";
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final int MAX_IN_FLIGHT = 10_000;

    private TicketEvents() {}

    public static void produce(int count, RawProducer producer, BenchTopic topic) throws InterruptedException {
        List<Future<RecordMetadata>> acks = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            acks.add(producer.send(event(n).on(topic.name())));
            if (acks.size() == MAX_IN_FLIGHT) {
                RawProducer.await(acks);
                acks.clear();
            }
        }
        RawProducer.await(acks);
    }

    public static EventMessage event(int n) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String payload = """
                {"id":"%s","title":"Concert %d","description":"An evening to remember, with support.","venue":"Hall %d",\
                "startsAt":"%s","price":{"amount":4900,"currency":"EUR"},"capacity":500,"maxPerOrder":10,\
                "sellerId":"seller-%d","status":"ON_SALE","version":1,"createdAt":"%s","updatedAt":"%s"}""".formatted(id, n, n % 100, STARTS_AT, n % 1_000, TIME, TIME);
        return new EventMessage(
                UuidCreator.getTimeOrderedEpoch().toString(),
                "/ticket-service",
                EventType.TICKET_CREATED,
                id,
                payload.getBytes(UTF_8),
                TIME,
                TRACEPARENT);
    }

    /** Returns the same ticket as a line of input for {@code COPY}, in the order of ids. */
    public static byte[] copyLine(int n) {
        return "%s\tConcert %d\tHall %d\t%s\t4900\tEUR\t500\t10\tseller-%d\tON_SALE\t1\t500\n"
                .formatted(UuidCreator.getTimeOrderedEpoch(), n, n % 100, STARTS_AT, n % 1_000)
                .getBytes(UTF_8);
    }
}
