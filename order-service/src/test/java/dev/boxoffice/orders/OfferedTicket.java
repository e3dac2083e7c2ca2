package dev.boxoffice.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A listing as ticket-service would announce it. */
public record OfferedTicket(
        UUID id,
        String title,
        int capacity,
        int maxPerOrder,
        long price,
        String currency,
        String status,
        long version) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** The same however often a version is sent. */
    private static final Instant STARTS_AT = Instant.parse("2099-12-31T20:00:00Z");

    public static OfferedTicket onSale(int capacity) {
        return new OfferedTicket(UUID.randomUUID(), "The Lanterns", capacity, 10, 2_500, "EUR", "ON_SALE", 1);
    }

    public OfferedTicket maxPerOrder(int most) {
        return new OfferedTicket(id, title, capacity, most, price, currency, status, version);
    }

    public OfferedTicket price(long amount, String code) {
        return new OfferedTicket(id, title, capacity, maxPerOrder, amount, code, status, version);
    }

    public OfferedTicket next() {
        return new OfferedTicket(id, title, capacity, maxPerOrder, price, currency, status, version + 1);
    }

    public OfferedTicket capacity(int admissions) {
        return new OfferedTicket(id, title, admissions, maxPerOrder, price, currency, status, version);
    }

    public OfferedTicket title(String name) {
        return new OfferedTicket(id, name, capacity, maxPerOrder, price, currency, status, version);
    }

    public OfferedTicket withdrawn() {
        return new OfferedTicket(id, title, capacity, maxPerOrder, price, currency, "WITHDRAWN", version);
    }

    public OfferedTicket onSaleAgain() {
        return new OfferedTicket(id, title, capacity, maxPerOrder, price, currency, "ON_SALE", version);
    }

    /** Sends it and returns once the replica has it. */
    public OfferedTicket announced() {
        send();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Long.valueOf(version).equals(Database.ask("select version from ticket where id = ?", id)));
        return this;
    }

    public void send() {
        EventType type = version == 1 ? EventType.TICKET_CREATED : EventType.TICKET_UPDATED;
        send(id, type.type(), json().getBytes(UTF_8));
    }

    public static void send(UUID key, String type, byte[] value) {
        Map<String, String> headers = new HashMap<>();
        headers.put(EventHeaders.TYPE, type);
        headers.put(EventHeaders.ID, UUID.randomUUID().toString());
        Kafka.send(Topics.TICKETS, key.toString(), headers, value);
    }

    public String json() {
        Instant now = Instant.now();
        var payload = new TicketV1(
                id,
                title,
                "",
                "Harbour Hall",
                STARTS_AT,
                new MoneyV1(price, currency),
                capacity,
                maxPerOrder,
                "seller",
                status,
                version,
                now,
                now);
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public int held() {
        return (int) Database.count("select held from ticket where id = ?", id);
    }

    public int sold() {
        return (int) Database.count("select sold from ticket where id = ?", id);
    }

    /** What the orders say, whatever the counter says. */
    public long heldByOrders() {
        return Database.count("""
                select coalesce(sum(quantity), 0) from order_item join orders on orders.id = order_id
                where ticket_id = ? and status in ('CREATED', 'AWAITING_PAYMENT')
                """, id);
    }
}
